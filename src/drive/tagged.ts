import { objectAt, objectsAt, type JsonObject } from '../model/index.js';

/** The tag of a run. */
export function runTag(runId: string): { readonly system: string; readonly code: string } {
  return { system: 'urn:fhir-handshake:run', code: runId };
}

/** With the tag of the run beside its own, so that the target's operator can find what a run made. */
export function tagged(resource: JsonObject, runId: string): JsonObject {
  const tag = [...objectsAt(resource, 'meta', 'tag'), { ...runTag(runId) }];
  return { ...resource, meta: { ...objectAt(resource, 'meta'), tag } };
}
