import { isObject, objectsAt, textAt, type Facts, type JsonObject } from '../model/index.js';
import { isSuccess } from './answers.js';
import { requireBase } from './base-subscription.js';
import { requireFhir } from './require-fhir.js';
import { note, type Stage } from './run.js';
import { send } from './send.js';
import { chooseTopic, type ChosenTopic } from './topic-choice.js';
import { foreignHost } from './origin.js';
import { valueToFind } from './topic-search.js';
import type { RestAnswer } from './rest-client.js';

/** Pages of a topic list that are read at most. */
const MOST_PAGES = 50;

/** Reads metadata and topics, chooses a topic and how to cause its events. */
export async function discover(stage: Stage): Promise<void> {
  const { run } = stage;
  const metadata = await get(stage, 'metadata', 'metadata');
  requireFhir(metadata, run.options, run.fhir);
  if (run.options.subscription !== undefined) requireBase(run.options.subscription, run.fhir);
  const capabilities = resourceIn(metadata, 'CapabilityStatement');
  run.facts = {
    ...run.facts,
    capabilities,
    fhirVersion: textAt(capabilities, 'fhirVersion'),
    software: softwareIn(capabilities),
  };
  const topics = await listTopics(stage, capabilities);
  run.facts = { ...run.facts, topics };
  const chosen = await chooseTopic(topics, run.options, run.fhir);
  run.plan = chosen?.plan;
  run.facts = { ...run.facts, topic: chosen?.facts };
  if (chosen !== undefined) await lookAtTopic(stage, chosen);
  stage.recorder.record({ kind: 'mark', mark: { name: 'facts', facts: run.facts } });
}

/** What is known before anything was asked. */
export function firstFacts(baseUrl: string, release: Facts['release']): Facts {
  return { baseUrl, release, topics: [] };
}

/** Topics by all ways that the release has; of one url the one that tells most. */
async function listTopics(stage: Stage, capabilities: JsonObject | undefined): Promise<JsonObject[]> {
  const { fhir } = stage.run;
  const lists: JsonObject[] = [];
  for (const path of fhir.words.topicLists) lists.push(...(await topicsAt(stage, path)));
  const listed = new Set(lists.map((topic) => textAt(topic, 'url')));
  const named = capabilities === undefined ? [] : fhir.topicsIn(capabilities);
  return [...lists, ...named.filter((topic) => !listed.has(textAt(topic, 'url')))];
}

async function topicsAt(stage: Stage, path: string): Promise<JsonObject[]> {
  const topics = new Map<string, JsonObject>();
  const read = new Set<string>();
  let next: string | undefined = `${stage.run.options.baseUrl}/${path}`;
  for (let page = 1; next !== undefined && !read.has(next); page++) {
    if (page > MOST_PAGES) {
      note(stage, `Only the first ${String(MOST_PAGES)} pages of topics were read: the list goes on and on.`);
      break;
    }
    read.add(next);
    const answer: RestAnswer = await get(stage, 'topic-list', next, `page ${String(page)}`);
    if (!isSuccess(answer)) break;
    for (const topic of topicsIn(stage, answer)) topics.set(JSON.stringify(topic), topic);
    next = nextPage(stage, answer, next);
  }
  return [...topics.values()];
}

function topicsIn({ run }: Stage, { json }: RestAnswer): readonly JsonObject[] {
  return isObject(json) ? run.fhir.topicsIn(json) : [];
}

/** The next page that a page names; a relative link starts from the page itself. */
function nextPage(stage: Stage, { json }: RestAnswer, page: string): string | undefined {
  const link = objectsAt(json, 'link').find((one) => one['relation'] === 'next');
  const url = textAt(link, 'url');
  if (url === undefined) return undefined;
  const { baseUrl, allowHosts } = stage.run.options;
  const absolute = URL.canParse(url, page) ? new URL(url, page).href : url;
  const foreign = foreignHost(absolute, baseUrl, allowHosts);
  if (foreign === undefined && /^https?:/i.test(absolute)) return absolute;
  note(stage, `The next page of topics was not read: ${foreign ?? `"${url}" is no http or https URL.`}`);
  return undefined;
}

/** Reads the topic again, and looks for it by each search parameter, where the release has a resource for it. */
async function lookAtTopic(stage: Stage, { facts }: ChosenTopic): Promise<void> {
  const { topicSearches } = stage.run.fhir.words;
  // What a Subscription asks for instead of a topic is no canonical.
  if (topicSearches.length === 0 || !URL.canParse(facts.url)) return;
  const id = textAt(facts.definition, 'id');
  if (id !== undefined) await get(stage, 'topic-read', `SubscriptionTopic/${id}`, facts.url);
  for (const parameter of topicSearches) {
    const value = valueToFind(facts, parameter);
    if (value === undefined) continue;
    await get(stage, 'topic-search', `SubscriptionTopic?${parameter}=${encodeURIComponent(value)}`, parameter);
  }
}

function get(stage: Stage, purpose: string, path: string, about?: string): Promise<RestAnswer> {
  return send(stage, { purpose, about, method: 'GET', path });
}

function resourceIn({ json }: RestAnswer, type: string): JsonObject | undefined {
  return isObject(json) && json.resourceType === type ? json : undefined;
}

function softwareIn(capabilities: JsonObject | undefined): string | undefined {
  const parts = [textAt(capabilities, 'software', 'name'), textAt(capabilities, 'software', 'version')];
  const words = parts.filter((part) => part !== undefined).join(' ');
  return words === '' ? undefined : words;
}
