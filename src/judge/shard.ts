import type { Suite } from '../model/index.js';

/** One of several runs that divide the scenarios: the first of three is 1 of 3. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface Share {
  /** To be played here: what the others build on, and this shard's part of the walk. */
  readonly own: readonly Suite[];
  /** Ids of the scenarios that other shards play. */
  readonly elsewhere: readonly string[];
}

/** Deals the scenarios of the walk in turn, so that every run with the same suites and selection divides them alike. */
export function shareOf(suites: readonly Suite[], shard: Shard | undefined): Share {
  if (shard === undefined) return { own: suites, elsewhere: [] };
  const walk = suites.filter(({ scenario }) => scenario.phase === 'walk');
  const others = new Set(walk.filter((_suite, index) => (index % shard.count) + 1 !== shard.index));
  return {
    own: suites.filter((suite) => !others.has(suite)),
    elsewhere: [...others].map(({ scenario }) => scenario.id),
  };
}

/** The shard that a word such as `1/3` names. */
export function shardIn(word: string): Shard | undefined {
  const [, index = '', count = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(word) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
