import { defineScenario, playParts } from '../../src/model/index.js';
import { callInEveryWay } from './calls.js';
import { outliveTokens } from './expiry.js';
import { bindSeveral } from './several.js';
import { bindWithoutToken } from './strangers.js';

export const tokenCare = defineScenario({
  id: 'token-care',
  title:
    'Who may bind: tokens of every kind, forged, foreign and expired ones, several Subscriptions on one connection',
  phase: 'walk',
  connections: 6,
  play: (subscriber) =>
    playParts(subscriber, {
      calls: () => callInEveryWay(subscriber),
      strangers: () => bindWithoutToken(subscriber),
      several: () => bindSeveral(subscriber),
      expiry: () => outliveTokens(subscriber),
    }),
});
