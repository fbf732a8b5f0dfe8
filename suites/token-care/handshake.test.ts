import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import { story } from '../../src/model/testing/story.js';
import { handshakeSeparate } from './handshake.js';

/** The status of the Bundle twice: for two Subscriptions in one message. */
function combined(bundle: JsonObject): JsonObject {
  const entries = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  return { ...bundle, entry: [...entries, ...entries] };
}

const bound = () => story().subscribed('a').token().opened().bound();

describe('handshake.separate', () => {
  test.each([
    ['pass', 'one status', bound().handshake()],
    ['pass', 'combined heartbeats are another matter', bound().handshake().heartbeat({ spoil: combined })],
    ['advise', 'two statuses', bound().handshake({ spoil: combined })],
    ['inconclusive', 'no handshake', bound().event()],
  ] as const)('%s: %s', (expected, _story, told) => {
    expect(handshakeSeparate.judge(told.history()).outcome).toBe(expected);
  });
});
