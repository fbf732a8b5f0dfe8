import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { bindPong } from './bind-pong.js';

const frame = (told: Story, kind: 'ws-ping' | 'ws-pong', by: 'client' | 'server', payload: string) =>
  told.entry({ kind, connection: 'c1', by, payload });

const pinged = () => frame(story().opened(), 'ws-ping', 'client', 'there?');

describe('bind.pong', () => {
  test.each([
    ['pass', 'the same payload', frame(pinged(), 'ws-pong', 'server', 'there?')],
    [
      'pass',
      'an unsolicited pong first',
      frame(frame(pinged(), 'ws-pong', 'server', ''), 'ws-pong', 'server', 'there?'),
    ],
    [
      'violated',
      'another payload, in the whole limit',
      frame(pinged(), 'ws-pong', 'server', 'what?').at(20_000).late(0),
    ],
    ['violated', 'nothing in the whole limit', pinged().at(20_000).late(0)],
    ['violated', 'nothing, although the close frame behind it is answered', pinged().after(1_000).closed()],
    ['inconclusive', 'closed too soon after it', pinged().after(900).closed()],
    ['inconclusive', 'cut short', pinged().after(5_000).late(0)],
    ['inconclusive', 'the server closed at once', pinged().closed('server')],
    ['inconclusive', 'pings of the server only', frame(story().opened(), 'ws-ping', 'server', 'you?')],
    ['inconclusive', 'no connection', story()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindPong.judge(told.history()).outcome).toBe(outcome);
  });

  test('the wrong payload is shown', () => {
    const told = frame(pinged(), 'ws-pong', 'server', 'what?').at(20_000).late(0);
    expect(bindPong.judge(told.history())).toMatchObject({
      findings: [{ expected: 'a pong with "there?"', actual: 'a pong with "what?"' }],
    });
  });
});
