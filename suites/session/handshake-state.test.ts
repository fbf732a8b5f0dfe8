import { describe, expect, test } from 'vitest';
import { having } from '../../src/model/testing/spoil.js';
import { story, type Story } from '../../src/model/testing/story.js';
import { handshakeState } from './handshake-state.js';

const bound = () => story().subscribed('a').token().opened().bound();
const saying = (code: string) => ({ spoil: having('entry[0].resource.status', code) });

function read(told: Story, status: string, method: 'GET' | 'PUT' = 'GET'): Story {
  const answer = { resourceType: 'Subscription', id: 'sub-a', status };
  const purpose = method === 'GET' ? 'read' : 'update';
  return told.exchange({ purpose, about: 'a', method, url: 'Subscription/sub-a', status: 200, answer });
}

describe('handshake.state', () => {
  test.each([
    ['pass', 'active', read(read(bound(), 'active').handshake(saying('active')), 'active')],
    ['pass', 'requested a moment ago', read(read(bound(), 'requested').handshake(saying('requested')), 'active')],
    ['violated', 'off', read(read(bound(), 'active').handshake(saying('off')), 'active')],
    ['violated', 'error', read(read(bound(), 'requested').handshake(saying('error')), 'active')],
    ['inconclusive', 'off, and off when it is read', read(read(bound(), 'active').handshake(saying('off')), 'off')],
    [
      'inconclusive',
      'off, and the client changed it meanwhile',
      read(read(read(bound(), 'active').handshake(saying('off')), 'active', 'PUT'), 'active'),
    ],
    ['inconclusive', 'never read afterwards', read(bound(), 'active').handshake(saying('off'))],
    ['inconclusive', 'no handshake', read(bound(), 'active')],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(handshakeState.judge(told.history()).outcome).toBe(outcome);
  });
});
