import { shardIn, type Shard } from '../judge/index.js';
import { usageTrouble } from '../model/index.js';
import { flagOption, textOption, type RawOptions } from './raw-options.js';

/** Reads `--shard 1/3`. Throws a Trouble where it is no such thing, or does not fit together with others. */
export function shardWish(raw: RawOptions): Shard | undefined {
  const word = textOption(raw, 'shard');
  if (word === undefined) return undefined;
  const shard = shardIn(word);
  if (shard === undefined) {
    throw usageTrouble(`--shard ${word} names no part of a whole. The first of three is --shard 1/3.`);
  }
  if (flagOption(raw, 'updateKnownFailures')) {
    throw usageTrouble(
      '--update-known-failures needs the whole run, and --shard plays a part of it. Give it to report merge instead.',
    );
  }
  return shard;
}

/** `1/3` */
export function shardWord({ index, count }: Shard): string {
  return `${String(index)}/${String(count)}`;
}
