import type { JsonObject } from '../json.js';
import type { Change } from '../world.js';

/** A topic as the server implements it: the resource that it shows, and the code that does what the resource says. */
export interface Topic {
  readonly id: string;
  readonly url: string;
  /** The SubscriptionTopic. */
  readonly definition: JsonObject;
  /** Type whose changes it watches. */
  readonly resource: string;
  /** Whether a change that happened is an event of the topic. */
  fires(change: Change): boolean;
  readonly filters: readonly TopicFilter[];
}

export interface TopicFilter {
  readonly parameter: string;
  readonly kind: 'reference' | 'token';
  /** Element of the resource that it looks at. */
  readonly element: string;
  readonly comparators: readonly string[];
  readonly modifiers: readonly string[];
  /** Whether a resource meets a value, where that is not told by the element. */
  readonly meets?: ((resource: JsonObject, value: string) => boolean) | undefined;
}
