import { isSuccess } from './answers.js';
import { linkedAbort } from './linked-abort.js';
import type { Stage } from './run.js';
import { after } from './timer.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** One removal takes no longer than this, in ms, so that one that hangs leaves time for the others. */
const MOST_EACH_MS = 3_000;

/** What refers to a resource may keep it from being removed in the first round; a second one is for what changed since. */
const ROUNDS = 2;

/** Removes what the run created, Subscriptions first; returns what is still there. Goes on where the run was interrupted. */
export async function cleanUp(stage: Stage): Promise<string[]> {
  const { journal } = stage;
  const whole = linkedAbort(undefined);
  const callOff = after(MOST_MS, () => whole.abort());
  for (let round = 0, left = Infinity; round < ROUNDS && journal.remaining.length < left; round++) {
    left = journal.remaining.length;
    for (const path of inOrder(journal.remaining)) {
      if (whole.signal.aborted) break;
      if (await isGone(stage, path, whole.signal)) journal.removed(path);
    }
  }
  callOff();
  return [...journal.remaining, ...journal.nameless];
}

/** In reverse order of creation, because later ones refer to earlier ones. */
function inOrder(paths: readonly string[]): string[] {
  const isSubscription = (path: string) => path.startsWith('Subscription/');
  return [...paths.filter(isSubscription), ...paths.filter((path) => !isSubscription(path)).reverse()];
}

async function isGone({ run, recorder }: Stage, path: string, whole: AbortSignal): Promise<boolean> {
  const limit = linkedAbort(whole);
  const callOff = after(MOST_EACH_MS, () => limit.abort());
  const answer = await run.rest.send(recorder, { purpose: 'clean-up', method: 'DELETE', path }, limit.signal);
  callOff();
  limit.unlink();
  return isSuccess(answer) || answer.status === 404 || answer.status === 410;
}
