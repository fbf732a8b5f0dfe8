import { at, isObject, objectsAt, textAt, type JsonObject, type Recorder } from '../model/index.js';
import { isSuccess } from './answers.js';
import { isId } from './is-id.js';
import { foreignHost } from './origin.js';
import type { RestClient } from './rest-client.js';
import { runTag } from './tagged.js';
import { after } from './timer.js';

/** Pages of a search that are read at most: whoever passes over the parameter may have a great many resources. */
const MOST_PAGES = 20;

export interface TagSearch {
  readonly rest: RestClient;
  readonly recorder: Recorder;
  readonly baseUrl: string;
  readonly runId: string;
  readonly signal: AbortSignal;
}

export interface Tagged {
  /** `Encounter/e1`: resources that show the tag of the run. */
  readonly paths: readonly string[];
  /** Whether the target says that it searched by the tag, so that what is not found is not there. */
  readonly understood: boolean;
}

/** How long a store may lag behind its own answers: waits between searches for what should be found, in ms. */
const LOOK_AGAIN_MS = [250, 1_000];

/** The same, looked for again where fewer are found than are expected. */
export async function findAwaited(type: string, expected: number, search: TagSearch): Promise<Tagged> {
  let found = await findTagged(type, search);
  for (const waitMs of LOOK_AGAIN_MS) {
    if (!found.understood || found.paths.length >= expected || search.signal.aborted) break;
    await new Promise<void>((resolve) => void after(waitMs, resolve));
    found = await findTagged(type, search);
  }
  return found;
}

/** Resources of a type that carry the tag of a run. One that does not show the tag is never among them, whatever was found. */
async function findTagged(type: string, search: TagSearch): Promise<Tagged> {
  const { system, code } = runTag(search.runId);
  const paths = new Set<string>();
  const first = `${search.baseUrl}/${type}?_tag=${encodeURIComponent(`${system}|${code}`)}`;
  const read = new Set<string>();
  let understood = false;
  let page: string | undefined = first;
  while (page !== undefined && !read.has(page) && read.size < MOST_PAGES) {
    read.add(page);
    const call = { purpose: 'clean-up', about: type, method: 'GET', path: page } as const;
    const answer = await search.rest.send(search.recorder, call, search.signal);
    const bundle = isSuccess(answer) && isObject(answer.json) && answer.json.type === 'searchset' ? answer.json : {};
    for (const path of taggedIn(bundle, type, search.runId)) paths.add(path);
    // The self link repeats the parameters that were used.
    if (page === first) understood = (linkIn(bundle, 'self') ?? '').includes('_tag');
    page = nextPage(bundle, page, search.baseUrl);
  }
  return { paths: [...paths], understood: understood && page === undefined };
}

function taggedIn(bundle: JsonObject, type: string, runId: string): string[] {
  return objectsAt(bundle, 'entry').flatMap((entry) => {
    const resource = at(entry, 'resource');
    const id = textAt(resource, 'id');
    return textAt(resource, 'resourceType') === type && isId(id) && isTagged(resource, runId) ? [`${type}/${id}`] : [];
  });
}

function isTagged(resource: ReturnType<typeof at>, runId: string): boolean {
  const tag = runTag(runId);
  return objectsAt(resource, 'meta', 'tag').some(({ system, code }) => system === tag.system && code === tag.code);
}

function nextPage(bundle: JsonObject, page: string, baseUrl: string): string | undefined {
  const url = linkIn(bundle, 'next');
  if (url === undefined || !URL.canParse(url, page)) return undefined;
  const next = new URL(url, page).href;
  return foreignHost(next, baseUrl) === undefined ? next : undefined;
}

function linkIn(bundle: JsonObject, relation: string): string | undefined {
  return textAt(
    objectsAt(bundle, 'link').find((link) => link['relation'] === relation),
    'url',
  );
}
