import { expect, test } from 'vitest';
import { defineScenario, type Scenario, type Suite } from '../model/index.js';
import { shardIn, shareOf } from './shard.js';

function suiteOf(id: string, phase: Scenario['phase']): Suite {
  return { scenario: defineScenario({ id, title: id, phase, play: () => Promise.resolve() }), checks: [] };
}

const suites = [
  suiteOf('discovery', 'discovery'),
  suiteOf('binding', 'binding'),
  ...['a', 'b', 'c', 'd', 'e'].map((id) => suiteOf(id, 'walk')),
];

test.each([
  [{ index: 1, count: 2 }, 'discovery binding a c e', 'b d'],
  [{ index: 2, count: 2 }, 'discovery binding b d', 'a c e'],
  [{ index: 7, count: 7 }, 'discovery binding', 'a b c d e'],
  [undefined, 'discovery binding a b c d e', ''],
])('shard %j plays %s and leaves %j to others', (shard, own, elsewhere) => {
  const share = shareOf(suites, shard);
  expect(share.own.map(({ scenario }) => scenario.id).join(' ')).toBe(own);
  expect(share.elsewhere.join(' ')).toBe(elsewhere);
});

test.each(['0/3', '4/3', '1', '1/0', '1/3/3', 'a/b', ''])('%j names no shard', (word) => {
  expect(shardIn(word)).toBeUndefined();
});
