import { isObject, text, type Json, type JsonObject } from '../json.js';

/** How the resources of one type are written. */
export type Writers = Readonly<Record<string, (resource: JsonObject) => JsonObject>>;

/** A resource of an answer as its writer has it; of a Bundle, every resource in it. */
export function answered(resource: JsonObject, writers: Writers): JsonObject {
  const type = text(resource.resourceType) ?? '';
  if (type === 'Bundle' && Array.isArray(resource.entry)) {
    return { ...resource, entry: resource.entry.map((entry) => entryOf(entry, writers)) };
  }
  return writers[type]?.(resource) ?? resource;
}

function entryOf(entry: Json, writers: Writers): Json {
  if (!isObject(entry) || !isObject(entry.resource)) return entry;
  const resource = answered(entry.resource, writers);
  const [before, after] = [text(entry.resource.resourceType), text(resource.resourceType)];
  const { fullUrl } = entry;
  // What is written as another type has an address of that type.
  const isMoved = before !== after && typeof fullUrl === 'string' && fullUrl.includes(`/${before ?? ''}/`);
  return {
    ...entry,
    resource,
    ...(isMoved ? { fullUrl: fullUrl.replace(`/${before ?? ''}/`, `/${after ?? ''}/`) } : {}),
  };
}
