import type { Answer } from '../answer.js';
import type { EventRecord, SubscriptionRecord, World } from '../world.js';

/** What the server decides about `$status` and `$events`; one part of `Behaviour`. */
export interface AnsweringOperations {
  /** The Subscriptions that a `$status` asks about, or why there is no answer. */
  statusAsked(question: StatusQuestion, world: World): readonly SubscriptionRecord[] | Answer;
  /** The events of a Subscription that `$events` still knows. */
  eventsKept(subscription: SubscriptionRecord): readonly EventRecord[];
  /** Those of them that are between the bounds asked for. */
  eventsRange(kept: readonly EventRecord[], bounds: EventBounds): readonly EventRecord[];
  /** Content level asked for that is followed; undefined follows the Subscription. */
  eventsHint(asked: string | undefined): string | undefined;
  /** The refusal of a range without events; undefined answers a Bundle without events. */
  eventsNone(subscription: SubscriptionRecord, world: World): Answer | undefined;
}

export interface StatusQuestion {
  /** The one in the address; undefined at type level. */
  readonly instance: SubscriptionRecord | undefined;
  /** Values of the parameter id. */
  readonly ids: readonly string[];
  /** Values of the parameter status. */
  readonly statuses: readonly string[];
}

/** Both belong to the range; undefined is no bound. */
export interface EventBounds {
  readonly since: number | undefined;
  readonly until: number | undefined;
}
