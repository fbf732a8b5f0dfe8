import { isObject, listAt, parseJson, shown, textAt, type JsonObject } from '../../model/index.js';
import type { OwnRequest } from './deed.js';
import { causeIn, isCause, resourceIn, type Cause } from './file-cause.js';
import { requireKnown, textIn, wrong } from './file-words.js';
import { mentions } from './fill-placeholders.js';
import type { Interaction } from './trigger-plan.js';

/** What a file of `--trigger` says, checked but for the resources, which only a release can judge. */
export interface TriggerFile {
  readonly resourceType: string;
  readonly match: Cause;
  readonly miss?: Cause | undefined;
  readonly before?: JsonObject | undefined;
  readonly interactions: readonly Interaction[];
  readonly patientFilter?: string | undefined;
  readonly patientPath: readonly string[];
}

const known = ['match', 'miss', 'before', 'patientFilter', 'patientPath', 'interactions', 'resource'];
const interactions = ['create', 'update', 'delete'] as const;

/** Throws a usage error with value, rule and remedy. */
export function readTriggerFile(text: string): TriggerFile {
  const file = read(text);
  const match = causeIn(file['match'], 'match');
  const resourceType = typeOf(file, match);
  const before = beforeIn(file, match, resourceType);
  return {
    resourceType,
    match,
    miss: missIn(file, resourceType),
    before,
    interactions: interactionsOf(file, match, before),
    patientFilter: patientFilterOf(file, match),
    patientPath: textIn(file, 'patientPath')?.split('.') ?? [],
  };
}

function read(text: string): JsonObject {
  const value = parseJson(text);
  if (value !== undefined && isCause(value)) return { match: value };
  if (!isObject(value)) throw wrong(shown(text), 'the file must hold a JSON object');
  requireKnown(value, known, '');
  return value;
}

/** The type that events are about: said, or seen from the resource or the last path that begins with one. */
function typeOf(file: JsonObject, match: Cause): string {
  const said = textIn(file, 'resource') ?? typeSeenIn(match);
  if (said !== undefined && /^[A-Z][A-Za-z]+$/.test(said)) return said;
  throw wrong(
    `"resource": ${shown(file['resource'])}`,
    'it must name the type of resource that the events are about, because "match" does not show it',
  );
}

function typeSeenIn(match: Cause): string | undefined {
  if (match.kind === 'resource') return textAt(match.resource, 'resourceType');
  const paths = match.kind === 'requests' ? match.requests.map(({ path }) => path) : [];
  return paths.flatMap((path) => /^[A-Z][A-Za-z]+/.exec(path) ?? []).at(-1);
}

function missIn(file: JsonObject, type: string): Cause | undefined {
  if (file['miss'] === undefined) return undefined;
  const miss = causeIn(file['miss'], 'miss');
  if (miss.kind === 'resource') requireType(miss.resource, 'miss', type);
  return miss;
}

function beforeIn(file: JsonObject, match: Cause, type: string): JsonObject | undefined {
  if (file['before'] === undefined) return undefined;
  const before = resourceIn(file['before'], 'before');
  if (match.kind !== 'resource')
    throw wrong('"before"', 'it belongs to a "match" that is a resource: requests can make it first');
  requireType(before, 'before', type);
  return before;
}

function requireType(resource: JsonObject, key: string, type: string): void {
  const own = textAt(resource, 'resourceType') ?? '';
  if (own !== type) throw wrong(`"${key}" of type ${own}`, `it must be of the type of "match", ${type}`);
}

function interactionsOf(file: JsonObject, match: Cause, before: JsonObject | undefined): readonly Interaction[] {
  if (file['interactions'] === undefined) return usualInteractions(match, before);
  const listed = listAt(file, 'interactions');
  const chosen = interactions.filter((interaction) => listed.includes(interaction));
  const isOne = match.kind === 'resource' || chosen.length === 1;
  if (isOne && chosen.length > 0 && chosen.length === listed.length) return chosen;
  const rule = match.kind === 'resource' ? 'create, update or delete, each once' : 'the one that "match" brings about';
  throw wrong(`"interactions": ${shown(file['interactions'])}`, `it must list ${rule}`);
}

function usualInteractions(match: Cause, before: JsonObject | undefined): readonly Interaction[] {
  if (match.kind === 'requests') return [interactionOf(match.requests.at(-1))];
  return before === undefined ? ['create'] : ['create', 'update'];
}

function interactionOf(last: OwnRequest | undefined): Interaction {
  // A POST below a resource is an operation on it.
  if (last?.method === 'POST') return last.path.includes('/') ? 'update' : 'create';
  return last?.method === 'DELETE' ? 'delete' : 'update';
}

function patientFilterOf(file: JsonObject, match: Cause): string | undefined {
  const filter = textIn(file, 'patientFilter');
  if (filter === undefined) return undefined;
  if (match.kind === 'by-hand') {
    throw wrong(
      `"patientFilter": ${shown(filter)}`,
      'scenarios that are kept apart by it run at the same time, and one person can do one thing at a time',
    );
  }
  const hasPlace = match.kind === 'requests' ? match.requests.some(namesPatient) : mentions(match.resource, 'patient');
  if (hasPlace || (match.kind === 'resource' && textIn(file, 'patientPath') !== undefined)) return filter;
  throw wrong(
    `"patientFilter": ${shown(filter)}`,
    'the patient must have a place in "match": name it with "patientPath", or write {{patient}} there',
  );
}

function namesPatient({ path, body }: OwnRequest): boolean {
  return mentions(path, 'patient') || mentions(body, 'patient');
}
