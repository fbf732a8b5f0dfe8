import { listAt, objectsAt, textAt, type Facts, type JsonObject, type TopicFacts } from '../../model/index.js';
import type { TriggerOptions, TriggerPlan } from '../trigger/index.js';

/** A topic as a server that stands in for the target has to have it. */
export interface StagedTopic {
  readonly id: string;
  readonly url: string;
  readonly definition: JsonObject;
  /** Type whose changes it watches. */
  readonly resource: string;
  /** Whether a change is an event: the one that the plan means to be one. */
  fires(change: StagedChange): boolean;
  readonly filters: readonly StagedFilter[];
}

export interface StagedChange {
  readonly interaction: 'create' | 'update' | 'delete';
  readonly previous?: JsonObject | undefined;
  readonly current?: JsonObject | undefined;
}

export interface StagedFilter {
  readonly parameter: string;
  readonly kind: 'reference' | 'token';
  readonly element: string;
  readonly comparators: readonly string[];
  readonly modifiers: readonly string[];
  readonly meets: (resource: JsonObject, value: string) => boolean;
}

export interface Staged {
  /** The plan, whose every resource is remembered. */
  readonly plan: TriggerPlan;
  readonly topics: readonly StagedTopic[];
}

/**
 * The topics of a target for a server that stands in for it. What fires them is not evaluated again: a resource that the plan
 * made to miss misses, whatever else is of the right type and interaction fires, as the plan means it to.
 */
export function stageTopics({ topics, topic }: Facts, plan: TriggerPlan): Staged {
  const missing = new Set<string>();
  const withMiss = new Set<string>();
  const remember = (resource: JsonObject, options: TriggerOptions, isMiss: boolean): JsonObject => {
    if (isMiss) missing.add(contentOf(resource));
    if (options.secondFilter === false) withMiss.add(contentOf(resource));
    return resource;
  };
  const miss = (made: JsonObject | undefined, options: TriggerOptions) => made && remember(made, options, true);
  const fires = ({ interaction, previous, current }: StagedChange) =>
    plan.interactions.includes(interaction) && !missing.has(contentOf(current ?? previous ?? {}));
  const meets = (parameter: string) => (resource: JsonObject, value: string) => {
    if (parameter === plan.patientFilter) return JSON.stringify(resource).includes(value);
    return parameter !== plan.secondFilter?.parameter || !withMiss.has(contentOf(resource));
  };
  const others = topics.filter((one) => textAt(one, 'url') !== topic?.url);
  return {
    plan: {
      ...plan,
      deeds: undefined,
      match: (options) => remember(plan.match(options), options, false),
      miss: (options) => miss(plan.miss(options), options),
      before: (options) => miss(plan.before(options), options),
    },
    topics: [
      ...(topic === undefined ? [] : [{ ...chosen(topic), fires, filters: filtersOf(topic, plan, meets) }]),
      ...others.map((one, index) => silent(one, index)),
    ],
  };
}

function chosen({ url, resource, definition = {} }: TopicFacts): Omit<StagedTopic, 'fires' | 'filters'> {
  return { id: 'chosen', url, resource, definition: { ...definition, url } };
}

/** Others can be subscribed to as well; nothing fires them. */
function silent(definition: JsonObject, index: number): StagedTopic {
  const url = textAt(definition, 'url') ?? '';
  const resource = textAt(definition, 'resourceTrigger', 0, 'resource')?.split('/').at(-1) ?? '';
  return { id: `other-${String(index)}`, url, resource, definition, fires: () => false, filters: listed(definition) };
}

function filtersOf(
  { definition }: TopicFacts,
  { patientFilter, secondFilter }: TriggerPlan,
  meets: (parameter: string) => StagedFilter['meets'],
): StagedFilter[] {
  const all = new Map(listed(definition).map((one) => [one.parameter, one]));
  for (const parameter of [patientFilter, secondFilter?.parameter]) {
    if (parameter !== undefined && !all.has(parameter)) all.set(parameter, filter(parameter, [], []));
  }
  return [...all.values()].map((one) => ({ ...one, meets: meets(one.parameter) }));
}

function listed(definition: JsonObject | undefined): StagedFilter[] {
  return objectsAt(definition, 'canFilterBy').flatMap((one) => {
    const parameter = textAt(one, 'filterParameter');
    return parameter === undefined ? [] : [filter(parameter, textsAt(one, 'comparator'), textsAt(one, 'modifier'))];
  });
}

function filter(parameter: string, comparators: readonly string[], modifiers: readonly string[]): StagedFilter {
  return { parameter, kind: 'reference', element: '', comparators, modifiers, meets: () => true };
}

function textsAt(value: JsonObject, name: string): string[] {
  return listAt(value, name).filter((one) => typeof one === 'string');
}

/** Without what the server adds. */
function contentOf(resource: JsonObject): string {
  return JSON.stringify({ ...resource, id: undefined, meta: undefined });
}
