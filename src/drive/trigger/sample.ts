import type { JsonObject } from '../../model/index.js';
import type { TriggerOptions } from './trigger-plan.js';

/** Stands in for a scenario's own patient and label while criteria are tried. */
export const sample: TriggerOptions = { patient: 'Patient/sample', label: 'sample' };

/** A resource as criteria see it on a server: with an id and a time of its last change. */
export function stored(resource: JsonObject): JsonObject {
  return { ...resource, id: 'sample', meta: { ...metaOf(resource), lastUpdated: '2030-01-01T00:00:00Z' } };
}

function metaOf(resource: JsonObject): JsonObject {
  const { meta } = resource;
  return typeof meta === 'object' && meta !== null && !Array.isArray(meta) ? meta : {};
}
