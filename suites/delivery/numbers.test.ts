import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { countIncludesEvent, highestIsCount } from './counts.js';
import { numbers, order } from './numbers.js';
import { ownCounters } from './own-counters.js';
import { listening, sequence, told } from './testing/scenes.js';

/** Changes in turn, with the numbers and counts that the server gives their events. */
function numbered(...given: readonly (readonly [number, number])[]): Story {
  const scene = listening();
  for (const [number, count] of given) scene.triggered().event({ number, count, focus: focusOf(scene) });
  return scene;
}

function focusOf(scene: Story): string {
  return `Encounter/e${String(scene.history().marks('trigger').length)}`;
}

/** Changes at the same time; their events arrive with these numbers, each about another resource, and the count of all. */
function atOnce(...given: readonly number[]): Story {
  const scene = given.reduce((told) => told.triggered({ expects: ['main'] }), listening());
  return given.reduce(
    (told, number, index) => told.event({ number, count: given.length, focus: `Encounter/e${String(index + 1)}` }),
    scene,
  );
}

describe('notification.numbers', () => {
  test.each([
    ['one by one', sequence(3), 'pass'],
    ['at once', atOnce(1, 2, 3), 'pass'],
    ['at once and out of order', atOnce(3, 1, 2), 'pass'],
    ['one event', sequence(1), 'inconclusive'],
    ['one number for all', numbered([1, 1], [1, 2], [1, 3]), 'violated'],
    ['from zero', numbered([0, 1], [1, 2]), 'violated'],
    ['backwards', numbered([3, 3], [2, 3], [1, 3]), 'violated'],
    ['by two', numbered([2, 2], [4, 4], [6, 6]), 'violated'],
    ['with a hole', numbered([1, 1], [3, 3]), 'violated'],
    ['a repeat', sequence(3).event({ number: 3, focus: 'Encounter/e3' }), 'pass'],
    ['a replay behind', sequence(3).event({ number: 1, focus: 'Encounter/e1' }), 'pass'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(numbers, scene)).toBe(outcome);
  });

  test('a hole with a missing notification is a missing notification', () => {
    const scene = sequence(2)
      .triggered({ expects: ['main'] })
      .triggered({ expects: ['main'] })
      .event({ number: 4, focus: 'Encounter/e4' });
    expect(told(numbers, scene)).toBe('inconclusive');
  });

  test('somebody else takes numbers, too', () => {
    const scene = sequence(1)
      .event({ number: 2, focus: 'Encounter/stranger' })
      .triggered()
      .event({ number: 4, focus: 'Encounter/e2' });
    expect(told(numbers, scene)).toBe('inconclusive');
  });

  test('somebody else took numbers before the bind', () => {
    const scene = story().subscribed('main').token().opened().bound().handshake({ count: 1 });
    const late = scene.triggered().event({ number: 2, count: 2 }).triggered().event({ number: 3, count: 3 });
    expect([numbers, countIncludesEvent, highestIsCount].map((check) => told(check, late))).toEqual([
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
  });

  test('two events with one number are wrong whoever caused them', () => {
    const scene = sequence(1).event({ number: 1, focus: 'Encounter/stranger' });
    expect(told(numbers, scene)).toBe('violated');
  });
});

describe('notification.order', () => {
  test.each([
    ['in order', sequence(3), 'pass'],
    ['the last one first', atOnce(3, 1, 2), 'violated'],
    ['a repeat of an earlier event', sequence(3).event({ number: 1, focus: 'Encounter/e1' }), 'pass'],
    ['one event', sequence(1), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(order, scene)).toBe(outcome);
  });

  test('events of one notification have no order of arrival', () => {
    const events = [2, 1].map((number) => ({ number, focus: `Encounter/e${String(number)}` }));
    expect(told(order, listening().triggered().triggered().event({ number: 2, events }))).toBe('pass');
  });
});

describe('notification.count-includes-event and highest-number', () => {
  test.each([
    ['number and count agree', sequence(3), 'pass', 'pass'],
    ['the count before the event', numbered([1, 0], [2, 1]), 'violated', 'pass'],
    ['a count that stands still', numbered([1, 1], [2, 1]), 'violated', 'pass'],
    ['a count of messages', numbered([1, 2], [2, 3]), 'violated', 'pass'],
    ['numbers from zero', numbered([0, 1], [1, 2]), 'pass', 'violated'],
    ['one number for all', numbered([1, 1], [1, 2]), 'pass', 'violated'],
    ['a replay has lower numbers', sequence(3).event({ number: 1, count: 3, focus: 'Encounter/e1' }), 'pass', 'pass'],
  ] as const)('%s: %s, %s', (_name, scene, count, highest) => {
    expect([told(countIncludesEvent, scene), told(highestIsCount, scene)]).toEqual([count, highest]);
  });

  test('in a burst the count may be ahead of the event', () => {
    const scene = atOnce(1, 2, 3);
    expect([told(countIncludesEvent, scene), told(highestIsCount, scene)]).toEqual(['pass', 'pass']);
  });

  test('a batch counts with all its events', () => {
    const events = [1, 2].map((number) => ({ number, focus: `Encounter/e${String(number)}` }));
    const scene = (count: number) => listening().triggered().triggered().event({ number: 2, events, count });
    expect(told(countIncludesEvent, scene(2))).toBe('pass');
    expect(told(countIncludesEvent, scene(1))).toBe('violated');
  });

  test('a notification without count is judged elsewhere', () => {
    expect(told(countIncludesEvent, listening().triggered().event({ count: null }))).toBe('inconclusive');
  });

  test('somebody else raises the count', () => {
    const scene = sequence(1).event({ number: 2, focus: 'Encounter/stranger' });
    expect([told(countIncludesEvent, scene), told(highestIsCount, scene)]).toEqual(['inconclusive', 'inconclusive']);
  });

  test('a change that a scenario prepares may be an event as well', () => {
    const body = { resourceType: 'Encounter' };
    const scene = listening()
      .triggered()
      .event()
      .triggered()
      .exchange({ purpose: 'trigger-setup', method: 'POST', url: 'Encounter', body, status: 201 })
      .event({ number: 2, count: 3 });
    expect([told(countIncludesEvent, scene), told(highestIsCount, scene)]).toEqual(['pass', 'pass']);
  });
});

describe('notification.own-counters', () => {
  const later = (early: readonly (readonly [number, number])[], late: readonly [number, number]) => {
    const scene = listening();
    const say = ([number, count]: readonly [number, number], key: string) =>
      scene.event({ key, number, count, focus: focusOf(scene), connection: `of-${key}` });
    scene.triggered({ expects: ['main'] });
    for (const one of early.slice(0, 1)) say(one, 'main');
    listening('late', {}, scene);
    scene.triggered({ expects: ['main', 'late'] });
    for (const one of early.slice(1)) say(one, 'main');
    say(late, 'late');
    return scene;
  };

  test.each([
    [
      'each its own',
      later(
        [
          [1, 1],
          [2, 2],
        ],
        [1, 1],
      ),
      'pass',
      'pass',
    ],
    [
      'one counter',
      later(
        [
          [1, 1],
          [2, 2],
        ],
        [2, 2],
      ),
      'violated',
      'pass',
    ],
    [
      'one counter raised by each',
      later(
        [
          [1, 1],
          [3, 3],
        ],
        [4, 4],
      ),
      'violated',
      'inconclusive',
    ],
    [
      'one count',
      later(
        [
          [1, 1],
          [2, 2],
        ],
        [1, 2],
      ),
      'violated',
      'pass',
    ],
    [
      'steps of two, each its own',
      later(
        [
          [2, 2],
          [4, 4],
        ],
        [2, 2],
      ),
      'pass',
      'violated',
    ],
  ] as const)('%s: %s, numbers %s', (_name, scene, own, number) => {
    expect([told(ownCounters, scene), told(numbers, scene)]).toEqual([own, number]);
  });

  test('without a later Subscription nothing is known', () => {
    expect(told(ownCounters, sequence(3))).toBe('inconclusive');
    expect(told(ownCounters, story())).toBe('inconclusive');
  });
});
