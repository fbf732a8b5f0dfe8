import { textAt, usageTrouble, type FhirRelease, type JsonObject, type TopicFacts } from '../model/index.js';
import { planFor } from './plan-cache.js';
import { planFromFile, type TriggerPlan } from './trigger/index.js';
import type { WalkOptions } from './walk-options.js';

export interface ChosenTopic {
  readonly facts: TopicFacts;
  readonly plan: TriggerPlan;
}

/** The topic that scenarios subscribe to: the user's, else the listed one that lets most be tested. */
export async function chooseTopic(
  topics: readonly JsonObject[],
  { topic: wanted, trigger }: WalkOptions,
  fhir: FhirRelease,
): Promise<ChosenTopic | undefined> {
  const candidates = topics.filter((one) => isUsable(one) && (wanted === undefined || hasUrl(one, wanted)));
  if (trigger !== undefined) return withFile(candidates[0], wanted, planFromFile(trigger, fhir));
  if (wanted !== undefined && candidates.length === 0) throw unlisted(wanted, topics);
  const planned = await Promise.all(
    candidates.map(async (definition) =>
      chosen(definition, textAt(definition, 'url') ?? '', await planFor(definition, fhir)),
    ),
  );
  return planned.sort((one, other) => worth(other) - worth(one))[0];
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
  const { resourceType: resource, interactions, patientFilter, secondFilter, untriggerable } = plan;
  const facts = { url, resource, interactions, definition, patientFilter, secondFilter: secondFilter?.parameter };
  return { plan, facts: { ...facts, untriggerable } };
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
