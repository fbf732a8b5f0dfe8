import type { Stage } from './run.js';
import { isSuccess } from './subscriptions.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** Removes what the run created, Subscriptions first; returns what is still there. */
export async function cleanUp({ run, recorder, journal }: Stage): Promise<string[]> {
  const signal = AbortSignal.timeout(MOST_MS);
  const isSubscription = (path: string) => path.startsWith('Subscription/');
  const { remaining } = journal;
  // In reverse order of creation, because later ones refer to earlier ones.
  const order = [...remaining.filter(isSubscription), ...remaining.filter((path) => !isSubscription(path)).reverse()];
  for (const path of order) {
    if (signal.aborted) break;
    const answer = await run.rest.send(recorder, { purpose: 'clean-up', method: 'DELETE', path }, signal);
    if (isSuccess(answer) || answer.status === 404 || answer.status === 410) journal.removed(path);
  }
  return journal.remaining;
}
