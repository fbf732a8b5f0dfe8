import { textAt, usageTrouble, type FhirRelease, type JsonObject, type TopicFacts } from '../model/index.js';
import { planFor } from './plan-cache.js';
import { planFromFile, untriggerable, type TriggerPlan } from './trigger/index.js';
import type { WalkOptions } from './walk-options.js';

export interface ChosenTopic {
  readonly facts: TopicFacts;
  readonly plan: TriggerPlan;
}

/**
 * The topic that scenarios subscribe to: the user's, else the listed one that lets most be tested. A Subscription of the
 * user's own may do without one; what it asks for stands in its place.
 */
export async function chooseTopic(
  topics: readonly JsonObject[],
  options: WalkOptions,
  fhir: FhirRelease,
): Promise<ChosenTopic | undefined> {
  const query = options.subscription && fhir.bases.queryIn(options.subscription);
  if (query !== undefined && options.topic !== undefined) throw contradiction(options.topic, `asks with "${query}"`);
  const wanted = query === undefined ? wantedTopic(options, fhir) : undefined;
  const usable = topics.filter((one) => isUsable(one) && (wanted === undefined || hasUrl(one, wanted)));
  const candidates = query === undefined ? usable : [];
  if (options.trigger !== undefined) {
    return withFile(candidates[0], query ?? wanted, planFromFile(options.trigger, fhir));
  }
  if (query !== undefined) return chosen(undefined, query, unknown(NO_TOPIC, fhir));
  if (wanted !== undefined && candidates.length === 0) {
    if (options.topic !== undefined) throw unlisted(wanted, topics);
    return chosen(undefined, wanted, unknown(`The target does not list the topic ${wanted} of --subscription`, fhir));
  }
  const planned = await Promise.all(
    candidates.map(async (definition) =>
      chosen(definition, textAt(definition, 'url') ?? '', await planFor(definition, fhir)),
    ),
  );
  return planned.sort((one, other) => worth(other) - worth(one))[0];
}

const NO_TOPIC = 'The Subscription of --subscription names no topic that says what fires it';

function unknown(reason: string, { resources }: FhirRelease): TriggerPlan {
  return untriggerable('', reason, resources);
}

/** What --topic says, or the Subscription of the user's own. */
function wantedTopic({ topic, subscription }: WalkOptions, fhir: FhirRelease): string | undefined {
  const own = subscription && fhir.bases.topicIn(subscription);
  if (topic === undefined || own === undefined || own.split('|')[0] === topic.split('|')[0]) return topic ?? own;
  throw contradiction(topic, `names ${own}`);
}

function contradiction(topic: string, own: string): Error {
  return usageTrouble(
    `--topic says ${topic}, and the Subscription of --subscription ${own}. Leave --topic out, or make them one.`,
  );
}

/** With a trigger file the topic need not be listed: the file says what fires it. */
function withFile(definition: JsonObject | undefined, wanted: string | undefined, plan: TriggerPlan): ChosenTopic {
  const url = wanted ?? textAt(definition, 'url');
  if (url !== undefined) return chosen(definition, url, plan);
  throw usageTrouble(
    '--trigger says how events are caused, but not of which topic, and the target lists none. Name it with --topic <url>.',
  );
}

function chosen(definition: JsonObject | undefined, url: string, plan: TriggerPlan): ChosenTopic {
  const { resourceType: resource, interactions, patientFilter, secondFilter, untriggerable: why } = plan;
  const second = { secondFilter: secondFilter?.parameter, secondFilterValue: secondFilter?.hit };
  return { plan, facts: { url, resource, interactions, definition, patientFilter, ...second, untriggerable: why } };
}

/** Events that can be caused come first, then scenarios that can be kept apart, then whatever else can be tested. */
function worth({ plan }: ChosenTopic): number {
  const triggerable = plan.untriggerable === undefined ? 100 : 0;
  const apart = plan.patientFilter === undefined ? 0 : 50;
  return triggerable + apart + 10 * plan.interactions.length + (plan.secondFilter === undefined ? 0 : 5);
}

function isUsable(topic: JsonObject): boolean {
  return textAt(topic, 'url') !== undefined && topic.status !== 'retired';
}

function hasUrl(topic: JsonObject, wanted: string): boolean {
  return textAt(topic, 'url') === wanted.split('|')[0];
}

function unlisted(wanted: string, topics: readonly JsonObject[]): Error {
  const listed = topics.flatMap((topic) => textAt(topic, 'url') ?? []).join(', ');
  return usageTrouble(
    `--topic ${wanted} is not among the topics that the target lists (${listed === '' ? 'none' : listed}). ` +
      'Name one of them, or say with --trigger <file> how its events are caused.',
  );
}
