import {
  at,
  defineCheck,
  evidenceOf,
  isObject,
  judgeEach,
  numberAt,
  objectsAt,
  shown,
  succeeded,
  textAt,
  type Exchange,
  type Finding,
  type History,
  type Json,
  type JsonObject,
} from '../../src/model/index.js';
import { matchesIn } from './searching.js';

const STATUS = ['requested', 'active', 'error', 'off', 'entered-in-error'];
const CONTENT = ['empty', 'id-only', 'full-resource'];
const COMPARATORS = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];
const MODIFIERS = [
  ...['missing', 'exact', 'contains', 'not', 'text', 'in', 'not-in', 'below', 'above', 'type', 'identifier'],
  ...['of-type', 'code-text', 'text-advanced', 'iterate'],
];
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const subscriptionValid = defineCheck({
  id: 'subscription.valid',
  title: 'A Subscription that the server returns keeps to the cardinalities and codes of the resource',
  requirements: ['R5-SUB-05'],
  releases: ['R5'],
  cause: 'The resource is stored as it was sent, or is mapped from a model of another release.',
  remedy: 'Validate Subscriptions against the R5 definition before they are stored.',
  judge: (history) =>
    judgeEach(history, returned(history), {
      situation: 'returned Subscription',
      broken: 'the server returns a Subscription that is not valid',
      problem: ({ resource, entry }) => problems(resource).map((problem) => ({ entry, ...problem })),
    }),
});

interface Returned {
  readonly resource: JsonObject;
  readonly entry: number;
}

/** Own Subscriptions in any answer; what others stored on the server is not ours to judge. */
function returned(history: History): Returned[] {
  const own = new Set(history.subscriptions.map(({ id }) => id));
  return history.exchanges
    .filter(succeeded)
    .flatMap((exchange) => subscriptionsIn(exchange).map((resource) => ({ resource, entry: evidenceOf(exchange) })))
    .filter(({ resource }) => own.has(textAt(resource, 'id') ?? ''));
}

function subscriptionsIn({ body }: Exchange): JsonObject[] {
  if (!isObject(body)) return [];
  return textAt(body, 'resourceType') === 'Subscription' ? [body] : matchesIn(body);
}

type Problem = Omit<Finding, 'entry'>;

function problems(resource: JsonObject): Problem[] {
  return [
    ...code(resource, 'status', STATUS, 'mandatory'),
    ...must(typeof resource['topic'] === 'string', resource, 'topic', 'a canonical'),
    ...must(isObject(resource['channelType']), resource, 'channelType', 'one Coding'),
    ...code(resource, 'content', CONTENT),
    ...wholeNumber(resource, 'heartbeatPeriod', 0),
    ...wholeNumber(resource, 'timeout', 0),
    ...wholeNumber(resource, 'maxCount', 1),
    ...must(isInstantOrAbsent(resource['end']), resource, 'end', 'an instant with seconds and zone'),
    ...objectsAt(resource, 'filterBy').flatMap((filter, index) => filterProblems(filter, `filterBy[${String(index)}]`)),
    ...objectsAt(resource, 'parameter').flatMap((parameter, index) =>
      ['name', 'value'].flatMap((name) => text(parameter, name, `parameter[${String(index)}].`)),
    ),
  ];
}

function filterProblems(filter: JsonObject, path: string): Problem[] {
  const both = filter['comparator'] !== undefined && filter['modifier'] !== undefined;
  return [
    ...text(filter, 'filterParameter', `${path}.`),
    ...text(filter, 'value', `${path}.`),
    ...code(filter, 'comparator', COMPARATORS, undefined, `${path}.`),
    ...code(filter, 'modifier', MODIFIERS, undefined, `${path}.`),
    ...(both ? [problem(path, 'not both comparator and modifier', filter)] : []),
  ];
}

function code(
  object: JsonObject,
  name: string,
  allowed: readonly string[],
  need?: 'mandatory',
  prefix = '',
): Problem[] {
  const value = object[name];
  const absent = value === undefined && need === undefined;
  const good = absent || (typeof value === 'string' && allowed.includes(value));
  return good ? [] : [problem(`${prefix}${name}`, `one of ${allowed.join(', ')}`, value)];
}

function text(object: JsonObject, name: string, prefix: string): Problem[] {
  return (textAt(object, name) ?? '') === '' ? [problem(`${prefix}${name}`, 'present', object[name])] : [];
}

function wholeNumber(object: JsonObject, name: string, least: number): Problem[] {
  if (at(object, name) === undefined) return [];
  const value = numberAt(object, name);
  const good = value !== undefined && Number.isInteger(value) && value >= least;
  return good ? [] : [problem(name, `a whole number of at least ${String(least)}`, object[name])];
}

function isInstantOrAbsent(value: Json | undefined): boolean {
  return value === undefined || (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)));
}

function must(good: boolean, object: JsonObject, name: string, expected: string): Problem[] {
  return good ? [] : [problem(name, expected, object[name])];
}

function problem(path: string, expected: string, value: Json | undefined): Problem {
  return { path: `Subscription.${path}`, expected, actual: shown(value) };
}
