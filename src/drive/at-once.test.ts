import { expect, test } from 'vitest';
import { defineScenario } from '../model/index.js';
import { playAtOnce } from './at-once.js';

function scenario(id: string, connections?: number) {
  return defineScenario({ id, title: id, phase: 'walk', connections, play: async () => undefined });
}

/** Plays scenarios that each take a turn of the event loop; what was together at any time. */
async function played(scenarios: readonly ReturnType<typeof scenario>[], wish: Parameters<typeof playAtOnce>[1]) {
  const now = new Set<string>();
  const together: string[] = [];
  const results = await playAtOnce(scenarios, wish, async ({ id }) => {
    now.add(id);
    together.push([...now].join(' '));
    await new Promise((resolve) => setImmediate(resolve));
    now.delete(id);
    if (id === 'broken') throw new Error('broken');
    return id;
  });
  return { together, results };
}

const all = [scenario('two', 2), scenario('three', 3), scenario('none', 0), scenario('unsaid'), scenario('one', 1)];

test('without limits all scenarios play at once', async () => {
  const { together, results } = await played(all, {});
  expect(together.at(-1)).toBe('two three none unsaid one');
  expect(results.map((result) => result.status === 'fulfilled' && result.value)).toEqual(all.map(({ id }) => id));
});

test('scenarios play together whose connections fit, and each plays, however many it needs', async () => {
  const { together } = await played(all, { connections: 3 });
  expect(together).toEqual(['two', 'two none', 'two none one', 'three', 'unsaid']);
  const { results } = await played(all, { connections: 1 });
  expect(results.map(({ status }) => status)).toEqual(all.map(() => 'fulfilled'));
});

test('at a low rate few play at once', async () => {
  const { together } = await played(all, { ratePerS: 2.5 });
  expect(Math.max(...together.map((ids) => ids.split(' ').length))).toBe(2);
  expect((await played(all, { ratePerS: 0.1 })).together).toEqual(all.map(({ id }) => id));
});

test('one that breaks gives its place back', async () => {
  const { results } = await played([scenario('broken', 1), scenario('next', 1)], { connections: 1 });
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('no scenario at all is played at once', async () => {
  expect((await played([], { connections: 1 })).results).toEqual([]);
});
