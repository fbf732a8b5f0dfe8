import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { bindMalformedHarmless } from './malformed.js';
import { malformed } from './strangers.js';

const bound = () =>
  story()
    .subscribed('bound')
    .token({ keys: ['bound'] })
    .opened('honest')
    .bound({ keys: ['bound'] })
    .handshake();

function disturbed() {
  const told = bound().opened('strange');
  return told.entry({ kind: 'ws-sent', connection: 'strange', text: malformed('sub-bound') });
}

describe('bind.malformed-harmless', () => {
  test.each([
    ['pass', 'an event arrives all the same', disturbed().triggered().event({ connection: 'honest' })],
    ['violated', 'the other connection ends', disturbed().closed('server', 1000, 'honest')],
    ['inconclusive', 'no event arrives', disturbed()],
    ['inconclusive', 'no malformed message', bound().triggered().event()],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(bindMalformedHarmless.judge(told.history()).outcome).toBe(outcome);
  });
});
