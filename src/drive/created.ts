import { at, isObject, objectsAt, parseJson, textAt, type JsonObject } from '../model/index.js';
import { createdId, isSuccess } from './answers.js';
import { mayHaveArrived } from './request-failure.js';
import type { RestAnswer, RestCall } from './rest-client.js';

/** A proxy says so of a server that may have done the work all the same. */
const UNDECIDED: readonly number[] = [502, 504];

/** A resource that a request may create: its type, and `Encounter/e1` where the request names it. */
export interface Creation {
  readonly type: string;
  readonly path?: string | undefined;
}

/** What came of a creation: the path of what exists now, nothing, or something that has no name. */
export type Outcome = { readonly created: string } | 'nothing' | 'refused' | 'unknown';

/** What a request may create: by a POST to a type, by a PUT to what is not known to exist, by the entries of a transaction. `path`: below the base URL. */
export function creationsOf(call: RestCall, path: string, exists: (path: string) => boolean): Creation[] {
  if (call.method === 'POST' && path === '') return postedIn(call).map((entry) => ({ type: typeIn(entry) }));
  const [, type, id] = /^([A-Z][A-Za-z]+)(\/[^/?$_][^/?]*)?(?:\?.*)?$/.exec(path) ?? [];
  if (type === undefined) return [];
  if (call.method === 'POST') return id === undefined ? [{ type }] : [];
  if (call.method !== 'PUT' || exists(path)) return [];
  return [{ type, path: namesId(path) ? path : undefined }];
}

/** What came of each of the creations, in their order. */
export function outcomesOf(
  answer: RestAnswer,
  call: RestCall,
  creations: readonly Creation[],
  path: string,
): Outcome[] {
  const { status, failure, json } = answer;
  if (status === undefined) return creations.map(() => (mayHaveArrived(failure) ? 'unknown' : 'nothing'));
  if (UNDECIDED.includes(status)) return creations.map(() => 'unknown');
  if (!isSuccess(answer)) return creations.map(() => 'refused');
  if (path === '' && call.method === 'POST') return outcomesInBundle(creations, call, json);
  return creations.map((creation) => outcomeOf(answer, call, creation));
}

function outcomeOf(answer: RestAnswer, call: RestCall, { type, path }: Creation): Outcome {
  // Else it was there before, and is not ours to remove.
  if ((call.method === 'PUT' || isConditional(call)) && answer.status !== 201) return 'nothing';
  if (path !== undefined) return { created: path };
  const id = createdId(answer, type);
  return id === undefined ? 'unknown' : { created: `${type}/${id}` };
}

/** The entries of the answer stand in the order of those of the request. */
function outcomesInBundle(creations: readonly Creation[], call: RestCall, json: RestAnswer['json']): Outcome[] {
  const places = entriesIn(call).flatMap((entry, index) => (isPost(entry) ? [index] : []));
  return creations.map(({ type }, index) => {
    const response = at(json, 'entry', places[index] ?? -1, 'response');
    const status = textAt(response, 'status') ?? '';
    if (/^200\b/.test(status)) return 'nothing';
    if (/^[45]/.test(status)) return 'refused';
    const id = createdId({ headers: { location: textAt(response, 'location') ?? '' } }, type);
    return id === undefined ? 'unknown' : { created: `${type}/${id}` };
  });
}

function postedIn(call: RestCall): JsonObject[] {
  return entriesIn(call).filter((entry) => isPost(entry) && typeIn(entry) !== '');
}

function entriesIn({ body }: RestCall): JsonObject[] {
  const bundle = parseJson(body ?? '');
  return isObject(bundle) && bundle.resourceType === 'Bundle' ? objectsAt(bundle, 'entry') : [];
}

function isPost(entry: JsonObject): boolean {
  return textAt(entry, 'request', 'method') === 'POST';
}

function typeIn(entry: JsonObject): string {
  return textAt(entry, 'resource', 'resourceType') ?? '';
}

function namesId(path: string): boolean {
  return /^[^/?]+\/[^/?]+$/.test(path);
}

/** Creates only where nothing like it is there. */
function isConditional({ headers = {} }: RestCall): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'if-none-exist');
}
