import type { Variant } from '../variant.js';

/** How long the server thinks before it verifies an endpoint, in ms. */
const THINKING_MS = 700;

export const slowHandshake: Variant = {
  id: 'slow-handshake',
  story: 'An endpoint is verified after a while, and what is posted names its charset.',
  apply: (behaviour) => ({
    ...behaviour,
    hookHandshakeAfterMs: () => THINKING_MS,
    hookContentType: (notice) => {
      const type = behaviour.hookContentType(notice);
      return type === undefined || type.includes('charset') ? type : `${type}; charset=utf-8`;
    },
  }),
};

export const givesUpSoon: Variant = {
  id: 'gives-up-soon',
  story: 'Nothing is tried twice, and a Subscription in error is switched off when the next notification fails too.',
  apply: (behaviour) => ({
    ...behaviour,
    hookRetries: () => [],
    onHookFailure: (status, notice, world) =>
      status === 'error' ? 'off' : behaviour.onHookFailure(status, notice, world),
  }),
};
