import type { Variant } from '../variant.js';

export const clockAhead: Variant = {
  id: 'clock-ahead',
  story: 'The clock of the server is three seconds ahead.',
  clockAheadS: 3,
  apply: (behaviour) => behaviour,
};

export const clockBehind: Variant = {
  id: 'clock-behind',
  story: 'The clock of the server is three seconds behind, and no Date header tells.',
  clockAheadS: -3,
  apply: (behaviour) => ({ ...behaviour, date: () => undefined }),
};

/** How long answers are held back, in ms. */
const LATENCY_MS = 100;

export const notifiesFirst: Variant = {
  id: 'notifies-first',
  story: 'Notifications overtake the answer to the change that they are about.',
  apply: (behaviour) => ({
    ...behaviour,
    notifiesFirst: true,
    latencyMs: (what, world) => (what === 'answer' ? LATENCY_MS : behaviour.latencyMs(what, world)),
  }),
};
