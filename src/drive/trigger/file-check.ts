import { isObject, textAt, type FhirRelease, type Json, type JsonObject } from '../../model/index.js';
import type { Cause } from './file-cause.js';
import { wrong } from './file-words.js';
import { filledValue, withReference } from './fill-placeholders.js';
import { sample } from './sample.js';
import type { TriggerFile } from './trigger-file.js';

/** Refuses resources that the release does not allow: the target would too, and nobody would know whose mistake it was. */
export function requireValid({ match, miss, before, patientPath }: TriggerFile, fhir: FhirRelease): void {
  for (const [key, resource] of [
    ...resourcesIn('match', match),
    ...resourcesIn('miss', miss),
    ...only('before', before),
  ]) {
    const seated = withReference(resource, patientPath, sample.patient);
    const [issue] = fhir.resources.structureIssues(filledValue(seated, { ...sample, created: 'Basic/sample' }));
    if (issue === undefined) continue;
    throw wrong(`at ${issue.path} of "${key}" what ${fhir.release} does not allow`, issue.message.replace(/\.$/, ''));
  }
}

type Keyed = readonly [string, JsonObject];

function resourcesIn(key: string, cause: Cause | undefined): Keyed[] {
  if (cause?.kind === 'resource') return only(key, cause.resource);
  const requests = cause?.kind === 'requests' ? cause.requests : [];
  return requests.flatMap(({ body }, index) => (isResource(body) ? only(`${key}[${String(index)}].body`, body) : []));
}

function only(key: string, resource: JsonObject | undefined): Keyed[] {
  return resource === undefined ? [] : [[key, resource]];
}

export function isResource(body: Json | undefined): body is JsonObject {
  return isObject(body) && textAt(body, 'resourceType') !== undefined;
}
