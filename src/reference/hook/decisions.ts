import type { JsonObject } from '../json.js';
import type { Notice, NoticeKind, SubscriptionRecord, World } from '../world.js';
import type { HookReply } from './post.js';

/** What the server decides about rest-hook Subscriptions; one part of `Behaviour`. */
export interface PostingToEndpoints {
  /** Status right after an accepted create or update. `stored`: what was there before an update. */
  hookStatus(asked: JsonObject, stored: SubscriptionRecord | undefined): string;
  /** How long the server takes before it verifies an endpoint, in ms. */
  hookHandshakeAfterMs(subscription: SubscriptionRecord): number;
  /** What an endpoint is verified by; undefined verifies nothing. */
  hookHandshake(subscription: SubscriptionRecord): Notice | undefined;
  /** Whether a notification is posted now, waits for the endpoint to be verified, or is dropped. */
  hookTurn(subscription: SubscriptionRecord, kind: NoticeKind, world: World): HookTurn;
  /** HTTP method of a notification. */
  hookMethod(notice: Notice): string;
  /** Where a notification is sent, given the endpoint of the Subscription. */
  hookAddress(endpoint: string, notice: Notice): string;
  /** The client's own headers, in order; a name may come twice. */
  hookHeaders(notice: Notice): readonly HeaderLine[];
  /** The Content-Type that a notification is sent with; undefined leaves it out. */
  hookContentType(notice: Notice): string | undefined;
  /** The body that carries a Bundle. */
  hookBody(bundle: JsonObject, notice: Notice): string;
  /** How long an endpoint has to answer, in ms. */
  hookTimeoutMs(subscription: SubscriptionRecord): number;
  /** Whether what came of a POST means that the notification was delivered. */
  hookDelivered(reply: HookReply, notice: Notice): boolean;
  /** Waits before each further attempt to deliver a notification, in ms. Empty: there is one attempt. */
  hookRetries(notice: Notice, world: World): readonly number[];
  /** Status after a notification was delivered. */
  onHookSuccess(status: string, notice: Notice, world: World): string;
  /** Status after all attempts to deliver a notification failed. */
  onHookFailure(status: string, notice: Notice, world: World): string;
  /** Whether a Subscription in error is still notified, so that a success makes it active without its client. */
  hookRecovers(subscription: SubscriptionRecord, world: World): boolean;
  /** Whether nothing is posted any more once the Subscription was deleted. */
  hookEnds(subscription: SubscriptionRecord): boolean;
  /** Waits before each heartbeat, in ms, from when the endpoint was verified. Empty: no heartbeats. */
  hookHeartbeats(periodS: number | undefined, subscription: SubscriptionRecord): Iterable<number>;
}

export type HookTurn = 'post' | 'wait' | 'drop';

export type HeaderLine = readonly [name: string, value: string];
