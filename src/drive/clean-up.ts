import type { LeftOver } from './journal/index.js';
import { limited, removeAll } from './removing.js';
import type { Stage } from './run.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** Removes what the scenario created, or only what would go on notifying; returns what may still be there. */
export async function cleanUp({ run, recorder, journal }: Stage): Promise<LeftOver> {
  // The requests of all scenarios that play take their turns.
  const { intervalMs = 0, wish } = run.traffic ?? {};
  const paths = journal.remaining.filter((path) => run.options.leavesResources !== true || isSubscription(path));
  const turnsMs = paths.length * intervalMs * Math.max(1, wish?.ratePerS ?? 1);
  const { signal, release } = limited(MOST_MS + turnsMs);
  const removed = (path: string) => journal.removed(path);
  await removeAll(paths, { rest: run.rest, recorder, signal, removed });
  release();
  return journal.leftOver;
}

function isSubscription(path: string): boolean {
  return path.startsWith('Subscription/');
}
