import { object, type JsonObject } from '../json.js';
import { meetsToken } from '../topics/filter.js';

/** Whether a resource meets a search by `_tag`, which all types have. */
export function hasTag(resource: JsonObject, value: string): boolean {
  const { tag } = object(resource.meta);
  return Array.isArray(tag) && tag.some((one) => meetsToken({ coding: [one] }, value));
}
