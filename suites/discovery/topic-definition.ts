import {
  at,
  defineCheck,
  isObject,
  judgeEach,
  objectsAt,
  shown,
  textAt,
  unseen,
  type Finding,
  type Json,
  type JsonObject,
  type Release,
} from '../../src/model/index.js';
import type { Sighting } from './resources.js';
import { withTopics } from './topics.js';

const COMPARATORS = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];
const TEST_RESULTS = ['test-passes', 'test-fails'];

/** Codes of the required bindings of canFilterBy, which changed from R4B to R5. */
const MODIFIERS: Record<Release, readonly string[]> = {
  R4: [],
  R4B: ['=', ...COMPARATORS, 'above', 'below', 'in', 'not-in', 'of-type'],
  R5: [
    ...['missing', 'exact', 'contains', 'not', 'text', 'in', 'not-in', 'below', 'above', 'type', 'identifier'],
    ...['of-type', 'code-text', 'text-advanced', 'iterate'],
  ],
};

/** One trigger, filter or shape of a topic. */
interface Part {
  readonly part: JsonObject;
  readonly path: string;
  readonly entry: number;
}

type Rule = (part: Part, release: Release) => Finding[];

const RULES: Record<string, Rule> = {
  resourceTrigger: (part) => [
    ...mandatoryText(part, 'resource'),
    ...codes(part, 'supportedInteraction', ['create', 'update', 'delete']),
    ...optionalCode(part, ['queryCriteria', 'resultForCreate'], TEST_RESULTS),
    ...optionalCode(part, ['queryCriteria', 'resultForDelete'], TEST_RESULTS),
  ],
  eventTrigger: (part) => [
    ...(isObject(part.part['event']) ? [] : [finding(part, 'event', 'a CodeableConcept', part.part['event'])]),
    ...mandatoryText(part, 'resource'),
  ],
  canFilterBy: (part, release) => [
    ...mandatoryText(part, 'filterParameter'),
    ...(release === 'R5' ? codes(part, 'comparator', COMPARATORS) : []),
    ...codes(part, 'modifier', MODIFIERS[release]),
  ],
  notificationShape: (part) => mandatoryText(part, 'resource'),
};

export const topicsDefinition = defineCheck({
  id: 'topics.definition',
  title: 'Triggers, filters and shapes of a topic carry their mandatory elements and only defined codes',
  requirements: ['ALL-TOPIC-06'],
  releases: ['R4B', 'R5'],
  cause: 'The topic was carried over from another release, where elements and codes have other names.',
  remedy: 'Validate the topic against the SubscriptionTopic definition of the release and mend what it names.',
  judge: (history) =>
    withTopics(history, (topics) => {
      const parts = topics.flatMap(partsOf);
      if (parts.length === 0) return unseen(history, 'no topic has a trigger, a filter or a shape');
      return judgeEach(history, parts, {
        situation: 'part of a topic',
        broken: 'a topic is not well defined',
        problem: (part) => RULES[nameOf(part)]?.(part, history.header.release) ?? [],
      });
    }),
});

function partsOf({ resource, entry }: Sighting): Part[] {
  return Object.keys(RULES).flatMap((name) =>
    objectsAt(resource, name).map((part, index) => ({
      part,
      path: `SubscriptionTopic.${name}[${String(index)}]`,
      entry,
    })),
  );
}

function nameOf({ path }: Part): string {
  return path.replace(/^SubscriptionTopic\.|\[\d+\]$/g, '');
}

function mandatoryText(part: Part, element: string): Finding[] {
  const value = textAt(part.part, element) ?? '';
  return value === '' ? [finding(part, element, 'present', part.part[element])] : [];
}

function optionalCode(part: Part, path: readonly string[], allowed: readonly string[]): Finding[] {
  const value = at(part.part, ...path);
  if (value === undefined || (typeof value === 'string' && allowed.includes(value))) return [];
  return [finding(part, path.join('.'), allowed.join(' or '), value)];
}

function codes(part: Part, element: string, allowed: readonly string[]): Finding[] {
  const value = part.part[element];
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [finding(part, element, 'a list of codes', value)];
  return value
    .filter((code) => typeof code !== 'string' || !allowed.includes(code))
    .map((code) => finding(part, element, `one of ${allowed.join(', ')}`, code));
}

function finding({ path, entry }: Part, element: string, expected: string, value: Json | undefined): Finding {
  return { entry, path: `${path}.${element}`, expected, actual: shown(value) };
}
