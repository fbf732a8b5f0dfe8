import { listAt, objectsAt, textAt, type Json, type JsonObject } from '../model/index.js';
import { BACKPORT } from './backport.js';
import { resourcesIn } from './topics.js';

/**
 * Topics of R4: canonicals in the CapabilityStatement, of which nothing is known but the url, and SubscriptionTopics wrapped in
 * Basic (guide 1.2.0), which are read into the shape of R5.
 */
export function topicsOfR4(resource: JsonObject): readonly JsonObject[] {
  return resourcesIn(resource).flatMap((one) => {
    const type = textAt(one, 'resourceType');
    if (type === 'CapabilityStatement') return topicsNamedBy(one);
    return type === 'Basic' ? topicWrappedIn(one) : [];
  });
}

function topicsNamedBy(statement: JsonObject): JsonObject[] {
  return objectsAt(statement, 'rest')
    .flatMap((rest) => objectsAt(rest, 'resource'))
    .filter((resource) => textAt(resource, 'type') === 'Subscription')
    .flatMap((resource) => objectsAt(resource, 'extension'))
    .filter((extension) => extension['url'] === BACKPORT.topicCanonical)
    .flatMap((extension) => textAt(extension, 'valueCanonical') ?? textAt(extension, 'valueUri') ?? [])
    .filter(isAbsolute)
    .map((canonical) => ({ resourceType: 'SubscriptionTopic', url: canonical.split('|')[0] ?? canonical }));
}

/** A relative one names no topic: a Subscription for it could not even be written. */
function isAbsolute(canonical: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S/i.test(canonical);
}

/** `…/5.0/StructureDefinition/extension-SubscriptionTopic.url`; examples mix releases in it (ambiguity A67). */
const ELEMENT = /^http:\/\/hl7\.org\/fhir\/\d\.\d\/StructureDefinition\/extension-SubscriptionTopic\.(.+)$/;

/** Elements of SubscriptionTopic that are lists. */
const LISTS: readonly string[] = [
  ...['resourceTrigger', 'eventTrigger', 'canFilterBy', 'notificationShape', 'supportedInteraction', 'comparator'],
  ...['modifier', 'include', 'revInclude'],
];

function topicWrappedIn(basic: JsonObject): JsonObject[] {
  const isTopic = objectsAt(basic, 'code', 'coding').some((coding) => textAt(coding, 'code') === 'SubscriptionTopic');
  const extensions = [...listAt(basic, 'extension'), ...listAt(basic, 'modifierExtension')];
  const topic = elementsOf(extensions, (url) => ELEMENT.exec(url)?.[1]);
  return isTopic && typeof topic['url'] === 'string' ? [{ ...topic, resourceType: 'SubscriptionTopic' }] : [];
}

/** Cross-version extensions read back into the elements they stand for. */
function elementsOf(extensions: readonly Json[], nameOf: (url: string) => string | undefined): JsonObject {
  const elements: JsonObject = {};
  for (const extension of extensions) {
    const name = nameOf(textAt(extension, 'url') ?? '')
      ?.split('.')
      .at(-1);
    const value = name === undefined ? undefined : valueOf(extension);
    if (name === undefined || value === undefined) continue;
    const before = elements[name];
    elements[name] = LISTS.includes(name) ? [...(Array.isArray(before) ? before : []), value] : value;
  }
  return elements;
}

function valueOf(extension: Json): Json | undefined {
  const nested = listAt(extension, 'extension');
  if (nested.length > 0) return elementsOf(nested, (url) => ELEMENT.exec(url)?.[1] ?? url);
  const [value] = Object.entries(typeof extension === 'object' ? (extension ?? {}) : {}).filter(([name]) =>
    name.startsWith('value'),
  );
  return value?.[1];
}
