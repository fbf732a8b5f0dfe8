import { objects, without, type Json, type JsonObject } from '../../json.js';

/** Elements that SubscriptionTopic got with R5. */
const LATER = ['name', 'versionAlgorithmString', 'versionAlgorithmCoding', 'copyrightLabel'];

/** A SubscriptionTopic of R4B: it has no name, and lists the comparators of a filter among its modifiers. */
export function topicOfR4B(topic: JsonObject): JsonObject {
  const own = without(topic, ...LATER);
  return Array.isArray(own.canFilterBy) ? { ...own, canFilterBy: objects(own.canFilterBy).map(filterOf) } : own;
}

function filterOf(filter: JsonObject): JsonObject {
  const modifier = [...codes(filter.comparator), ...codes(filter.modifier)];
  return { ...without(filter, 'comparator', 'modifier'), ...(modifier.length === 0 ? {} : { modifier }) };
}

function codes(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
