import { describe, expect, test } from 'vitest';
import type { Story } from '../../src/model/testing/story.js';
import { eachEvent } from './each-event.js';
import { burstOf, listening, sequence, told, wordsOf } from './testing/scenes.js';

const whole = (scene: Story, focus = 1) => burstOf(scene, 3, [0, 1, 2], focus);
const holed = (scene: Story, focus = 1) => burstOf(scene, 3, [0, 2], focus);
const silent = (scene: Story, focus = 1) => burstOf(scene, 3, [], focus);

describe('notification.each-event', () => {
  test.each([
    ['a whole burst', () => whole(listening()), 'pass'],
    ['delivered in another order', () => burstOf(listening(), 3, [2, 0, 1], 1), 'pass'],
    ['delivered twice', () => burstOf(listening(), 3, [0, 0, 1, 2, 2], 1), 'pass'],
    ['a hole, and then a whole burst', () => whole(holed(listening()), 11), 'pass'],
    ['a hole that was not repeated', () => holed(listening()), 'inconclusive'],
    ['a hole in two bursts', () => holed(holed(listening()), 11), 'violated'],
    ['a hole in three bursts', () => holed(holed(holed(listening()), 11), 21), 'violated'],
    ['silence', () => silent(silent(listening()), 11), 'violated'],
    ['no burst at all', () => sequence(3), 'inconclusive'],
    ['a connection that ended', () => silent(silent(listening().broken()), 11), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(eachEvent, scene())).toBe(outcome);
  });

  test('an event that comes after the limit has not come in time', () => {
    const late = (focus: number) => (scene: Story) => {
      const name = `Encounter/b${String(focus)}`;
      const fromAt = scene.now;
      return scene
        .triggered({ focus: name })
        .after(20_000)
        .event({ focus: name })
        .listened('burst of events', ['main'], fromAt);
    };
    expect(told(eachEvent, late(2)(late(1)(listening())))).toBe('violated');
  });

  test("the lateness of the harness is not the server's", () => {
    const late = (focus: number, scene: Story) => {
      const name = `Encounter/b${String(focus)}`;
      const fromAt = scene.now;
      return scene
        .triggered({ focus: name })
        .after(15_000)
        .late(6_000)
        .event({ focus: name })
        .listened('burst of events', ['main'], fromAt);
    };
    expect(told(eachEvent, late(2, late(1, listening())))).toBe('pass');
  });

  test('notifications that do not say what they are about may be the missing ones', () => {
    const unnamed = [1, 2, 3, 4, 5, 6].map((number) => ({ number, focus: null }));
    const scene = silent(silent(listening()), 11);
    expect(told(eachEvent, scene)).toBe('violated');
    expect(told(eachEvent, scene.event({ number: 6, events: unnamed }))).toBe('inconclusive');
  });

  test('a Subscription that was set to error owes nothing', () => {
    const answer = { resourceType: 'Subscription', status: 'error' };
    const scene = silent(silent(listening()), 11).exchange({ purpose: 'read', about: 'main', status: 200, answer });
    expect(told(eachEvent, scene)).toBe('inconclusive');
    expect(wordsOf(eachEvent, scene)).toContain('error');
  });

  test('each missing event is named', () => {
    expect(wordsOf(eachEvent, holed(holed(listening()), 11))).toContain('Encounter/b12');
  });
});
