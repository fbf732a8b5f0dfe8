import {
  at,
  isObject,
  listAt,
  objectAt,
  parseJson,
  shown,
  textAt,
  usageTrouble,
  type Json,
  type JsonObject,
} from '../../model/index.js';
import { labelled } from './assembly.js';
import { filled, mentions, withReference } from './fill-placeholders.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import { templateOf } from './templates.js';
import type { Interaction, TriggerOptions, TriggerPlan } from './trigger-plan.js';

const known = ['match', 'miss', 'before', 'patientFilter', 'patientPath', 'interactions'];
const interactions = ['create', 'update', 'delete'] as const;
const example = '{ "match": { "resourceType": "Encounter", … }, "patientFilter": "subject", "patientPath": "subject" }';

/**
 * A plan from the text of a file that the operator gives with `--trigger`. It holds a resource that fires the topic when
 * it is created, or
 *
 *     { "match": { resource that fires }, "miss": { of the same type, does not fire }, "before": { does not fire, and fires
 *       when it is updated into match }, "interactions": ["create", "update", "delete"], "patientFilter": "subject",
 *       "patientPath": "subject" }
 *
 * where only `match` is needed. `interactions` says by what the topic fires (default: create, and update where `before` is
 * given). `patientFilter` is the filterParameter that takes a Patient; the reference goes to `patientPath` (names with dots
 * from the resource down), or to wherever a text says `{{patient}}`. A unique word replaces `{{label}}`; where no text
 * says so it is added as an identifier. Throws a usage error with value, rule and remedy.
 */
export function planFromFile(text: string): TriggerPlan {
  const file = read(text);
  const match = resourceIn(file, 'match');
  const type = textAt(match, 'resourceType') ?? '';
  const [miss, before] = [optional(file, 'miss', type), optional(file, 'before', type)];
  const patientFilter = patientFilterOf(file, match);
  const patientPath = textAt(file, 'patientPath')?.split('.');

  const made = (resource: JsonObject, options: TriggerOptions): JsonObject => {
    const seated = withReference(resource, patientPath ?? [], options.patient);
    const ready = filled(seated, options);
    return mentions(resource, 'label') || !takesIdentifiers(resource) ? ready : labelled(ready, options.label);
  };
  return {
    resourceType: type,
    interactions: interactionsOf(file, before),
    patientFilter,
    match: (options) => made(match, options),
    miss: (options) => miss && made(miss, options),
    before: (options) => before && made(before, options),
    otherResource: (options) => otherResource([type], options),
    patient: plainPatient,
    traces: tracesOf,
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
  const listed: readonly Json[] = listAt(file, 'interactions');
  const chosen = interactions.filter((interaction) => listed.includes(interaction));
  if (chosen.length > 0 && chosen.length === listed.length) return chosen;
  throw wrong(`"interactions": ${shown(file['interactions'])}`, 'it must list create, update or delete, each once');
}

function patientFilterOf(file: JsonObject, match: JsonObject): string | undefined {
  const filter = textAt(file, 'patientFilter');
  const path = textAt(file, 'patientPath');
  for (const key of ['patientFilter', 'patientPath']) {
    if (file[key] !== undefined && !textAt(file, key))
      throw wrong(`"${key}": ${shown(file[key])}`, 'it must be a text');
  }
  if (filter !== undefined && path === undefined && !mentions(match, 'patient')) {
    throw wrong(
      `"patientFilter": ${shown(filter)}`,
      'the patient must have a place in "match": name it with "patientPath", or write {{patient}} there',
    );
  }
  return filter;
}

function takesIdentifiers(resource: JsonObject): boolean {
  return Array.isArray(resource['identifier']) || templateOf(textAt(resource, 'resourceType') ?? '') !== undefined;
}

function wrong(found: string, rule: string): Error {
  return usageTrouble(`The file of --trigger has ${found}, but ${rule}. Try ${example}`);
}
