import { objectAt, objectsAt, type JsonObject } from '../model/index.js';
import { runTag } from './walk-options.js';

/** With the tag of the run beside its own, so that the target's operator can find what a run made. */
export function tagged(resource: JsonObject, runId: string): JsonObject {
  const tag = [...objectsAt(resource, 'meta', 'tag'), runTag(runId)];
  return { ...resource, meta: { ...objectAt(resource, 'meta'), tag } };
}
