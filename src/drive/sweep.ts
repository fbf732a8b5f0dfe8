import type { LeftOver } from './journal/index.js';
import { doubtful, inWords, removeTagged } from './remove-tagged.js';
import { limited } from './removing.js';
import type { Run } from './run.js';
import { unrecorded } from './unrecorded.js';

/** The whole sweep takes no longer than this, in ms. */
const MOST_MS = 10_000;

/**
 * Looks, once every scenario has cleaned up, for what was created and could not be named: a creation that was never answered,
 * or refused and stored all the same. The tag of the run finds it. Returns what may still be there, in words.
 */
export async function sweep({ options, rest, journal, traffic }: Run, left: readonly LeftOver[]): Promise<string[]> {
  const named = left.flatMap((one) => one.named);
  const unnamed = left.flatMap((one) => one.unnamed);
  const types = new Set([
    ...unnamed.flatMap(({ type, path }) => (path === undefined ? [type] : [])),
    ...left.flatMap(({ refused }) => [...refused]),
  ]);
  if (types.size === 0) return [...named, ...unnamed.map((one) => inWords(one, options.runId))];
  const { signal, release } = limited(MOST_MS + 2 * types.size * (traffic?.intervalMs ?? 0));
  const removed = (path: string) => journal.note({ removed: path });
  const removing = { rest, recorder: unrecorded(), signal, removed };
  const { kept, settled } = await removeTagged(options, [...types], { named, unnamed }, removing);
  release();
  for (const type of settled) journal.note({ swept: type });
  return [...kept.map(({ path }) => path), ...doubtful(unnamed, settled).map((one) => inWords(one, options.runId))];
}
