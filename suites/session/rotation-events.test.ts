import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { rotationCount } from './rotation-count.js';
import { rotationNoDoubles, rotationNoLoss } from './rotation-delivery.js';

const ELSEWHERE = 'wss://other.example/ws';

const live = () => story().subscribed('a').token().opened().bound().handshake();
const heard = (told: Story) => told.triggered().event();
const rebind = (told: Story) => told.token().bound().handshake();

describe('rotation.no-loss', () => {
  /** An event before, one between token and bind, one after; those in `lost` do not arrive. */
  const around = (...lost: readonly ('before' | 'between' | 'after')[]) => {
    const cause = (told: Story, place: 'before' | 'between' | 'after', number: number) => {
      told.triggered();
      return lost.includes(place) ? told : told.event({ number, focus: `Encounter/e${String(number)}` });
    };
    const told = cause(cause(live(), 'before', 1).token(), 'between', 2)
      .bound()
      .handshake();
    return cause(told, 'after', 3).after(10_001).late(0);
  };

  test.each([
    ['pass', 'all arrive', around()],
    ['violated', 'the one before is lost', around('before')],
    ['violated', 'the one between is lost', around('between')],
    ['violated', 'the one after is lost', around('after')],
    ['pass', 'a renewal with an event behind it only', heard(rebind(live()))],
    ['pass', 'one is replayed after the bind', rebind(live().triggered().token()).event({ number: 1 })],
    ['inconclusive', 'the recording ends before a late one could come', live().token().triggered().bound().handshake()],
    ['inconclusive', 'the server ended the connection', live().token().triggered().bound().closed('server', 1008)],
    [
      'inconclusive',
      'events show no focus',
      live().event({ content: 'empty' }).token().triggered().bound().handshake().after(10_001).late(0),
    ],
    ['inconclusive', 'no events', rebind(live())],
    ['inconclusive', 'no renewal', heard(live())],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationNoLoss.judge(told.history()).outcome).toBe(outcome);
  });

  test('the place of the loss is named', () => {
    expect(rotationNoLoss.judge(around('between').history())).toMatchObject({
      findings: [{ expected: 'an event about Encounter/e2, caused between the new token and its bind' }],
    });
  });
});

describe('rotation.no-doubles', () => {
  const twice = (told: Story, number: number) => told.triggered().event({ number }).event({ number });

  test.each([
    ['pass', 'each once', heard(heard(rebind(live())))],
    ['pass', 'one of two came twice, which is allowed', heard(twice(rebind(live()), 1))],
    ['pass', 'doubles before the renewal only', heard(heard(rebind(twice(live(), 1))))],
    [
      'pass',
      'a replay after the next bind is no copy',
      rebind(heard(heard(rebind(live()))))
        .event({ number: 1 })
        .event({ number: 2 }),
    ],
    ['violated', 'each twice', twice(twice(rebind(live()), 1), 2)],
    ['inconclusive', 'one event alone', twice(rebind(live()), 1)],
    ['inconclusive', 'nothing bound again', heard(heard(live()))],
    [
      'skip',
      'another URL each time',
      heard(live().token({ url: ELSEWHERE }).opened('c2', ELSEWHERE).bound().handshake()),
    ],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationNoDoubles.judge(told.history()).outcome).toBe(outcome);
  });
});

describe('rotation.count', () => {
  const renewedWith = (count: number | null) => heard(live()).token().bound().handshake({ count });

  test.each([
    ['pass', 'the handshake says one as before', renewedWith(1)],
    ['pass', 'no count, but the next number is two', heard(renewedWith(null))],
    ['pass', 'an event on its way is counted', heard(live()).triggered().token().bound().handshake({ count: 2 })],
    [
      'pass',
      'an event on its way is not yet counted',
      heard(live()).triggered().token().bound().handshake({ count: 1 }),
    ],
    [
      'pass',
      'a count that is always off by one',
      live().triggered().event({ count: 0 }).token().bound().handshake({ count: 0 }),
    ],
    ['violated', 'reset in the handshake', renewedWith(0)],
    ['violated', 'raised in the handshake', renewedWith(2)],
    ['violated', 'the next number starts anew', renewedWith(1).triggered().event({ number: 1, focus: 'Encounter/e2' })],
    [
      'violated',
      'the next number leaves one out',
      renewedWith(1).triggered().event({ number: 3, focus: 'Encounter/e2' }),
    ],
    [
      'inconclusive',
      'raised, and events of others arrive',
      renewedWith(2).event({ number: 2, focus: 'Encounter/foreign' }),
    ],
    ['inconclusive', 'no event before', rebind(live())],
    ['inconclusive', 'no count and no event after', renewedWith(null)],
    ['inconclusive', 'no renewal', heard(live())],
  ] as const)('%s: %s', (outcome, _story, told) => {
    expect(rotationCount.judge(told.history()).outcome).toBe(outcome);
  });
});
