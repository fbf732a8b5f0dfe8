import { defineFault } from '../fault.js';
import { BACKPORT } from '../spoiling-released.js';

/** A server that has not got as far as tokens and notification Bundles. */
export const bindSpeaksOldProtocol = defineFault({
  id: 'bind-speaks-old-protocol',
  stage: 'bind',
  story: 'The WebSocket speaks the protocol of R4 before the Backport guide: bind [id], bound [id], ping [id].',
  breaks: ['bind.accepted'],
  releases: BACKPORT,
  spoil: (honest) => ({
    ...honest,
    bindMessage: (text) => /^bind (\S+)$/.exec(text)?.[1],
    redeem: (id, _token, world) => (world.subscriptions.has(id) ? [id] : undefined),
    onRefusedBind: () => undefined,
    heartbeats: () => [],
    frames: (_bundle, { kind, subscription }) => [
      { data: `${kind === 'handshake' ? 'bound' : 'ping'} ${subscription.id}`, binary: false },
    ],
  }),
});
