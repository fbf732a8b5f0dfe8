import type { LeftOver } from './journal/index.js';
import { limited, removeAll } from './removing.js';
import type { Stage } from './run.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** Removes what the scenario created; returns what may still be there. */
export async function cleanUp({ run, recorder, journal }: Stage): Promise<LeftOver> {
  const { signal, release } = limited(MOST_MS);
  const removed = (path: string) => journal.removed(path);
  await removeAll(journal.remaining, { rest: run.rest, recorder, signal, removed });
  release();
  return journal.leftOver;
}
