import { expect, test } from 'vitest';
import { Floor } from './floor.js';

test.for<[string, [number, number][], number]>([
  ['no wait', [], 0],
  [
    'one after the other',
    [
      [0, 300],
      [300, 200],
      [900, 100],
    ],
    600,
  ],
  [
    'at the same time',
    [
      [0, 300],
      [0, 200],
      [100, 150],
    ],
    300,
  ],
  [
    'overlapping',
    [
      [100, 300],
      [0, 200],
    ],
    400,
  ],
  ['over before it began', [[0, -50]], 0],
])('%s', ([, waits, ms]) => {
  const floor = new Floor();
  for (const [at, wait] of waits) floor.needs('x', at, wait);
  expect(floor.ms).toBe(ms);
});
