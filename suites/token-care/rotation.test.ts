import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { EXPIRED } from './expiry.js';
import { rotationPastExpiry } from './rotation.js';

/** Bound on c1 with a token of 10 s, renewed after 7.5 s; from 15 s on there is a witness on c2. */
function renewed(handshake = true): Story {
  const s = story().subscribed('lasting').subscribed('witness').at(0).token({ lifeMs: 10_000 }).at(5_000);
  s.opened('c1').bound().handshake().at(7_500).token({ lifeMs: 10_000 }).bound();
  return (handshake ? s.handshake() : s).at(15_000);
}

function witnessed(s: Story): Story {
  s.token({ keys: ['witness'] })
    .opened('c2')
    .bound({ keys: ['witness'] })
    .handshake({ key: 'witness' });
  return s.triggered({ expects: ['witness', 'lasting'] }).event({ key: 'witness', connection: 'c2' });
}

describe('rotation.past-expiry', () => {
  test.each([
    ['pass', 'the event arrives', witnessed(renewed()).event({ connection: 'c1' })],
    ['violated', 'silence', witnessed(renewed())],
    ['violated', 'only heartbeats', witnessed(renewed()).heartbeat({ connection: 'c1' })],
    ['violated', 'ended with the first token', witnessed(renewed().at(10_500).closed('server', 1008, 'c1').at(15_000))],
    ['inconclusive', 'the renewal was not taken: another rule', witnessed(renewed(false))],
    ['inconclusive', 'lost before that', witnessed(renewed().at(7_900).broken('c1').at(15_000))],
    ['inconclusive', 'nobody was told', renewed().triggered({ expects: ['witness', 'lasting'] })],
    ['inconclusive', 'the new token has expired as well', witnessed(renewed().at(30_000))],
    ['inconclusive', 'the old token had not expired', witnessed(renewed().at(8_000))],
    ['inconclusive', 'no event was caused', renewed()],
    ['inconclusive', 'never renewed', story().subscribed('lasting')],
    ['skip', 'tokens live too long', story().skipped(EXPIRED, 'binding tokens live too long')],
  ] as const)('%s: %s', (expected, _story, s) => {
    expect(rotationPastExpiry.judge(s.history()).outcome).toBe(expected);
  });
});
