import { objectsAt, type JsonObject, type ReleaseResources } from '../../model/index.js';

/** System of the identifiers that labels become. */
const LABELS = 'http://fhir-handshake.example/label';

/** With the label as one more identifier; where a type has room for one only, it stays what it is. */
export function labelled(resource: JsonObject, type: string, label: string, resources: ReleaseResources): JsonObject {
  const [definition] = resources.along(type, ['identifier']) ?? [];
  const own = { system: LABELS, value: label };
  if (definition?.type !== 'Identifier') return resource;
  if (definition.repeats) return { ...resource, identifier: [...objectsAt(resource, 'identifier'), own] };
  return resource['identifier'] === undefined ? { ...resource, identifier: own } : resource;
}
