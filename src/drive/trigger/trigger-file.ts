import {
  at,
  isObject,
  listAt,
  objectAt,
  parseJson,
  shown,
  textAt,
  usageTrouble,
  type JsonObject,
} from '../../model/index.js';
import { mentions } from './fill-placeholders.js';
import type { Interaction } from './trigger-plan.js';

/** What a file of `--trigger` says, checked. */
export interface TriggerFile {
  readonly resourceType: string;
  readonly match: JsonObject;
  readonly miss?: JsonObject | undefined;
  readonly before?: JsonObject | undefined;
  readonly interactions: readonly Interaction[];
  readonly patientFilter?: string | undefined;
  readonly patientPath: readonly string[];
}

const known = ['match', 'miss', 'before', 'patientFilter', 'patientPath', 'interactions'];
const interactions = ['create', 'update', 'delete'] as const;
const example = '{ "match": { "resourceType": "Encounter", … }, "patientFilter": "subject", "patientPath": "subject" }';

/** Throws a usage error with value, rule and remedy. */
export function readTriggerFile(text: string): TriggerFile {
  const file = read(text);
  const match = resourceIn(file, 'match');
  const resourceType = textAt(match, 'resourceType') ?? '';
  const before = optional(file, 'before', resourceType);
  return {
    resourceType,
    match,
    miss: optional(file, 'miss', resourceType),
    before,
    interactions: interactionsOf(file, before),
    patientFilter: patientFilterOf(file, match),
    patientPath: textIn(file, 'patientPath')?.split('.') ?? [],
  };
}

function read(text: string): JsonObject {
  const value = parseJson(text);
  if (!isObject(value)) throw wrong(shown(text), 'the file must hold a JSON object');
  if (textAt(value, 'resourceType') !== undefined) return { match: value };
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) throw wrong(`"${stranger}"`, `only ${known.join(', ')} are known`);
  return value;
}

function resourceIn(file: JsonObject, key: string): JsonObject {
  const resource = objectAt(file, key);
  if (resource === undefined || !/^[A-Z][A-Za-z]+$/.test(textAt(resource, 'resourceType') ?? '')) {
    throw wrong(`"${key}": ${shown(at(file, key))}`, 'it must be a FHIR resource with a resourceType');
  }
  return resource;
}

function optional(file: JsonObject, key: string, type: string): JsonObject | undefined {
  if (file[key] === undefined) return undefined;
  const resource = resourceIn(file, key);
  const own = textAt(resource, 'resourceType') ?? '';
  if (own !== type) throw wrong(`"${key}" of type ${own}`, `it must be of the type of "match", ${type}`);
  return resource;
}

function interactionsOf(file: JsonObject, before: JsonObject | undefined): readonly Interaction[] {
  if (file['interactions'] === undefined) return before === undefined ? ['create'] : ['create', 'update'];
  const listed = listAt(file, 'interactions');
  const chosen = interactions.filter((interaction) => listed.includes(interaction));
  if (chosen.length > 0 && chosen.length === listed.length) return chosen;
  throw wrong(`"interactions": ${shown(file['interactions'])}`, 'it must list create, update or delete, each once');
}

function patientFilterOf(file: JsonObject, match: JsonObject): string | undefined {
  const filter = textIn(file, 'patientFilter');
  if (filter !== undefined && textIn(file, 'patientPath') === undefined && !mentions(match, 'patient')) {
    throw wrong(
      `"patientFilter": ${shown(filter)}`,
      'the patient must have a place in "match": name it with "patientPath", or write {{patient}} there',
    );
  }
  return filter;
}

function textIn(file: JsonObject, key: string): string | undefined {
  const text = textAt(file, key);
  if (file[key] !== undefined && !text) throw wrong(`"${key}": ${shown(file[key])}`, 'it must be a text');
  return text;
}

function wrong(found: string, rule: string): Error {
  return usageTrouble(`The file of --trigger has ${found}, but ${rule}. Try ${example}`);
}
