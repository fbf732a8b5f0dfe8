import type { Cause } from './cause.js';
import type { Facts } from './facts.js';
import type { Blocked } from './subscriber.js';

/** What a scenario says of itself, so that a check knows the intent behind the bytes. */
export type Mark =
  /** First entry of every transcript after discovery: what is known of the target. */
  | { readonly name: 'facts'; readonly facts: Facts }
  /** A Subscription was accepted; `exchange` is the create. */
  | { readonly name: 'subscribed'; readonly key: string; readonly id: string; readonly exchange: number }
  /** A token was obtained. `ids`: what it was asked for; empty at type level without ids. */
  | {
      readonly name: 'token';
      readonly exchange: number;
      readonly level: 'instance' | 'type';
      readonly keys: readonly string[];
    }
  /** An endpoint was opened for the Subscription of a key. */
  | { readonly name: 'endpoint'; readonly key: string; readonly connection: string; readonly url: string }
  /** A bind message was sent; `exchange` is the token answer, absent for a made-up token. */
  | {
      readonly name: 'bind';
      readonly connection: string;
      readonly form: BindForm;
      readonly exchange?: number | undefined;
      /** Keys of the Subscriptions that the token covers; empty for one that must not bind. */
      readonly keys: readonly string[];
      /** `good`, or why the token must be refused: `garbage`, `altered`, `expired`, `deleted`, `id`, `reference` … */
      readonly credential: string;
    }
  /** A change on the target that is meant to cause an event, or to cause none. */
  | {
      readonly name: 'trigger';
      /** Unique in the transcript: `event-1`. */
      readonly event: string;
      readonly exchange: number;
      readonly interaction: 'create' | 'update' | 'delete';
      /** `Encounter/e1`; absent where the request was refused. */
      readonly focus?: string | undefined;
      /** Keys of the Subscriptions that must be notified. */
      readonly expects: readonly string[];
      /** Keys of the Subscriptions that must not be notified, and `because`. */
      readonly forbids: readonly string[];
      /** `match`, or what is missed: `criteria`, `resource-type`, `filter`, `second-filter`, `refused-update`, `off`, `deleted` … */
      readonly because: string;
      /** Texts that a notification without content must not show. */
      readonly traces?: readonly string[] | undefined;
      /** Somebody did it by hand, from then until this mark: there is no request of the number in `exchange`. */
      readonly byHand?: { readonly fromAt: number } | undefined;
    }
  /** The scenario waited. `met` is false where the limit ended the wait. */
  | {
      readonly name: 'waited';
      readonly what: string;
      readonly limitMs: number;
      readonly sinceAt: number;
      readonly met: boolean;
    }
  /** A stretch in which the scenario did nothing but listen, for the keys given. */
  | { readonly name: 'listened'; readonly what: string; readonly keys: readonly string[]; readonly fromAt: number }
  /** The harness asked again: what came of this exchange is about its own credentials, and says nothing about the request. */
  | { readonly name: 'asked-again'; readonly exchange: number; readonly reason: string }
  /** Part of the story could not be played: known beforehand (`skip`) or found on the way (`blocked`). */
  | Gap<'skip'>
  | (Gap<'blocked'> & {
      /** Where the target did not let the story through a stage. */
      readonly cause?: Cause | undefined;
    });

interface Gap<Name> {
  readonly name: Name;
  readonly what: string;
  readonly reason: string;
  /** The option that would include it. */
  readonly option?: string | undefined;
}

export type MarkName = Mark['name'];

export type MarkOf<Name extends MarkName> = Extract<Mark, { name: Name }>;

/** Forms of the bind message; no text standardises one (ambiguity A01). */
export const BIND_FORMS = ['colon', 'space', 'json'] as const;

export type BindForm = (typeof BIND_FORMS)[number];

/** What a transcript says of a story, or a part of it, that could not go on. */
export function blockedMark(what: string, { message, root }: Blocked): MarkOf<'blocked'> {
  return { name: 'blocked', what, reason: message, ...(root === undefined ? {} : { cause: root }) };
}

/** Mark of the moment in which the user ended the run. What comes after it shows how the harness left, not how the target behaves. */
export const INTERRUPTION = {
  name: 'blocked',
  what: 'the run',
  reason: 'the run was interrupted',
} as const satisfies Mark;
