import {
  at,
  isObject,
  objectsAt,
  textAt,
  type Json,
  type JsonObject,
  type ReleaseResources,
} from '../../model/index.js';
import { assemblyOf } from './assembly.js';
import { labelled } from './labelled.js';
import { templateOf } from './templates.js';
import type { TriggerOptions } from './trigger-plan.js';

/** A Patient that scenarios own. */
export function plainPatient(label: string, resources: ReleaseResources): JsonObject {
  const patient = { resourceType: 'Patient', name: [{ family: 'Handshake', given: ['Test'] }] };
  return labelled(patient, 'Patient', label, resources);
}

/** Types that other resources are made of: any of them can be about a patient. */
const others = ['Observation', 'Encounter', 'Basic'];

/** A resource of a type that none of the given types is, about the same patient where it can be. */
export function otherResource(
  avoided: readonly string[],
  options: TriggerOptions,
  resources: ReleaseResources,
): JsonObject {
  const type = others.find((one) => !avoided.includes(one)) ?? 'Basic';
  const template = templateOf(type, resources);
  if (template === undefined) throw new Error(`There is no template of ${type}.`);
  return assemblyOf(type, template, resources)([], options);
}

/** Ids this long are unique whatever they stand beside; a short one may appear anywhere by chance. */
const longId = 16;

/** Identifier values, `Type/id` and references of a resource: what a notification without content must not hold. */
export function tracesOf(resource: JsonObject): string[] {
  const type = textAt(resource, 'resourceType') ?? '';
  const id = textAt(resource, 'id');
  const own = id === undefined ? [] : [`${type}/${id}`, ...(id.length >= longId ? [id] : [])];
  return [...new Set([...own, ...identifiersOf(resource), ...referencesIn(resource)])];
}

/** Some types have room for one identifier only. */
function identifiersOf(resource: JsonObject): string[] {
  const single = at(resource, 'identifier');
  const identifiers = isObject(single) ? [single] : objectsAt(resource, 'identifier');
  return identifiers.flatMap((identifier) => textAt(identifier, 'value') ?? []);
}

function referencesIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = textAt(value, 'reference');
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesIn)];
}
