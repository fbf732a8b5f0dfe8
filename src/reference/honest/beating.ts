import type { Beating } from '../behaviour.js';

export const beating: Beating = {
  heartbeats: (periodS) => (periodS === undefined ? [] : every(periodS * 1000)),
  beat: (subscription) => ({ kind: 'heartbeat', subscription, events: [] }),
};

/** The same wait again and again. */
export function* every(waitMs: number): Iterable<number> {
  for (;;) yield waitMs;
}
