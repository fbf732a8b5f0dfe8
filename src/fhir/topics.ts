import { isObject, objectsAt, textAt, type JsonObject } from '../model/index.js';

/** The SubscriptionTopics of R4B and R5 in an answer: the resource itself, or those in a Bundle. */
export function subscriptionTopics(resource: JsonObject): readonly JsonObject[] {
  return resourcesIn(resource).filter((one) => textAt(one, 'resourceType') === 'SubscriptionTopic');
}

/** A resource, and where it is a Bundle the resources of its entries. */
export function resourcesIn(resource: JsonObject): readonly JsonObject[] {
  const entries = objectsAt(resource, 'entry').map((entry) => entry['resource']);
  return [resource, ...entries.filter(isObject)];
}
