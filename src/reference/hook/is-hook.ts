import { object, type JsonObject } from '../json.js';

/** Whether a Subscription is notified by POST to an endpoint. */
export function isHook(subscription: JsonObject): boolean {
  return object(subscription.channelType).code === 'rest-hook';
}
