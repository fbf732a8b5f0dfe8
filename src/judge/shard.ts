import type { Suite } from '../model/index.js';

/** One part of a run that is shared out among several: 1 of 3. */
export interface Shard {
  /** From 1 on. */
  readonly number: number;
  readonly of: number;
}

export interface ShardedSuites {
  /** Suites to play. Discovery and binding are among those of every shard: the walk builds on what they learn. */
  readonly own: readonly Suite[];
  /** Ids of the scenarios that other shards play. */
  readonly elsewhere: readonly string[];
}

/** Deals the scenarios of the walk out like cards, in their order, so that every shard of a run deals the same. */
export function dealtTo(shard: Shard | undefined, suites: readonly Suite[]): ShardedSuites {
  if (shard === undefined) return { own: suites, elsewhere: [] };
  const walk = suites.filter(({ scenario }) => scenario.phase === 'walk');
  const others = walk.filter((_suite, index) => index % shard.of !== shard.number - 1);
  return {
    own: suites.filter((suite) => !others.includes(suite)),
    elsewhere: others.map(({ scenario }) => scenario.id),
  };
}
