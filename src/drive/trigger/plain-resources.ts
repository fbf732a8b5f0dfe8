import { isObject, objectsAt, textAt, type Json, type JsonObject } from '../../model/index.js';
import { labelled } from './assembly.js';
import type { TriggerOptions } from './trigger-plan.js';

/** A Patient that scenarios own. */
export function plainPatient(label: string): JsonObject {
  return labelled({ resourceType: 'Patient', name: [{ family: 'Handshake', given: ['Test'] }] }, label);
}

/** A resource of a type that none of the given types is, about the same patient where it can be. */
export function otherResource(avoided: readonly string[], { patient, label }: TriggerOptions): JsonObject {
  const subject = patient === undefined ? {} : { subject: { reference: patient } };
  const observation = { resourceType: 'Observation', status: 'final', code: { text: 'test' }, ...subject };
  const encounter = { resourceType: 'Encounter', status: 'planned', ...subject };
  const basic = { resourceType: 'Basic', code: { text: 'test' }, ...subject };
  const other = [observation, encounter].find(({ resourceType }) => !avoided.includes(resourceType)) ?? basic;
  return labelled(other, label);
}

/** Ids this long are unique whatever they stand beside; a short one may appear anywhere by chance. */
const longId = 16;

/** Identifier values, `Type/id` and references of a resource: what a notification without content must not hold. */
export function tracesOf(resource: JsonObject): string[] {
  const type = textAt(resource, 'resourceType') ?? '';
  const id = textAt(resource, 'id');
  const own = id === undefined ? [] : [`${type}/${id}`, ...(id.length >= longId ? [id] : [])];
  const values = objectsAt(resource, 'identifier').flatMap((identifier) => textAt(identifier, 'value') ?? []);
  return [...new Set([...own, ...values, ...referencesIn(resource)])];
}

function referencesIn(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = textAt(value, 'reference');
  return [...(own === undefined ? [] : [own]), ...Object.values(value).flatMap(referencesIn)];
}
