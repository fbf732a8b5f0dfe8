import { describe, expect, test } from 'vitest';
import { listAt } from '../../src/model/index.js';
import { having, without } from '../../src/model/testing/spoil.js';
import { story } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { heartbeatStatus } from '../heartbeat/heartbeat.js';
import { handshakeStatus } from './handshake.js';

const PARAMETERS = 'entry[0].resource.parameter';

const twice: Spoil = (bundle) => {
  const [first = {}] = listAt(bundle, 'entry');
  const parameters = listAt(first, 'resource', 'parameter');
  return having(PARAMETERS, [...parameters, ...parameters.slice(2, 3)])(bundle);
};

describe.each([
  ['handshake', handshakeStatus],
  ['heartbeat', heartbeatStatus],
] as const)('the Parameters of a %s', (type, check) => {
  test.each<[string, string, Spoil]>([
    ['pass', 'one status', (bundle) => bundle],
    ['violated', 'none', without(`${PARAMETERS}[2]`)],
    ['violated', 'two', twice],
  ])('%s: %s', (outcome, _story, spoil) => {
    const told = story({ release: 'R4' }).subscribed('a').token().opened().bound().notified(type, { spoil });
    expect(check.judge(told.history()).outcome).toBe(outcome);
  });
});
