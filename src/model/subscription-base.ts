import type { JsonObject } from './json.js';
import type { SubscriptionSettings } from './subscription.js';

/** Subscriptions that start from one of the user's own. */
export interface SubscriptionBases {
  /** The topic that it names; undefined where it says with criteria of its own what it is about, or nothing. */
  topicIn(base: JsonObject): string | undefined;
  /** What it says instead of naming a topic: `Encounter?status=finished`. */
  queryIn(base: JsonObject): string | undefined;
  /** The base with the settings over it: they win where they say something, filters are added, everything else stays. */
  over(base: JsonObject, settings: SubscriptionSettings): JsonObject;
}
