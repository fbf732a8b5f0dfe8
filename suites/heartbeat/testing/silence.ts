import { story, type NotifiedOptions, type Story } from '../../../src/model/testing/story.js';

/** When the handshake comes in every scene; times of a scene count from it. */
export const HANDSHAKE_AT = 100;

export interface Silence {
  /** Granted period in seconds; 0 for none. Default 10. */
  readonly periodS?: number;
  /** Heartbeats, in ms after the handshake. */
  readonly beatsAt?: readonly number[];
  /** How long is listened, in ms after the handshake. */
  readonly listenMs: number;
}

/** One Subscription that is bound, greeted, and listened to. */
export function silence({ periodS = 10, beatsAt = [], listenMs }: Silence): Story {
  const told = bound(periodS).at(HANDSHAKE_AT).handshake();
  for (const beatAt of beatsAt) told.at(HANDSHAKE_AT + beatAt).heartbeat();
  return told.at(HANDSHAKE_AT + listenMs).listened('heartbeats', ['beating'], HANDSHAKE_AT);
}

/** Subscribed and bound, not yet greeted. */
export function bound(periodS = 10): Story {
  const asked = { heartbeatPeriodS: periodS === 0 ? undefined : periodS };
  return story().subscribed('beating', { asked }).token().opened('c1').bound();
}

/** Two Subscriptions on one connection, with periods of 10 s and 20 s; heartbeats in ms after the handshakes. */
export function shared(beats: readonly (readonly [key: string, at: number])[], listenMs: number): Story {
  const told = story()
    .subscribed('beating', { asked: { heartbeatPeriodS: 10 } })
    .subscribed('second', { asked: { heartbeatPeriodS: 20 } })
    .token({ keys: ['beating'] })
    .opened('c1')
    .bound({ keys: ['beating'] })
    .token({ keys: ['second'] })
    .bound({ keys: ['second'] })
    .at(HANDSHAKE_AT)
    .handshake({ key: 'beating' })
    .at(HANDSHAKE_AT)
    .handshake({ key: 'second' });
  for (const [key, at] of beats) told.at(HANDSHAKE_AT + at).heartbeat({ key });
  return told.at(HANDSHAKE_AT + listenMs).listened('heartbeats', ['beating', 'second'], HANDSHAKE_AT);
}

/** An answer of `$status`. */
export function asked(told: Story, count: number): Story {
  const status = {
    resourceType: 'SubscriptionStatus',
    subscription: { reference: 'Subscription/sub-beating' },
    eventsSinceSubscriptionStart: String(count),
  };
  const answer = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: status }] };
  return told.exchange({
    purpose: 'status',
    about: 'beating',
    url: 'Subscription/sub-beating/$status',
    status: 200,
    answer,
  });
}

/** Bound and greeted, with heartbeats as told. */
export function beats(...each: readonly NotifiedOptions[]): Story {
  const told = bound(1).handshake();
  for (const options of each) told.after(1_000).heartbeat(options);
  return told;
}
