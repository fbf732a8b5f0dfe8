import { isSuccess } from './answers.js';
import type { Stage } from './run.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** How many requests are under way at the same time. */
const AT_ONCE = 4;

/** Removes what the scenario created; returns what is still there. */
export async function cleanUp(stage: Stage): Promise<string[]> {
  const { journal } = stage;
  const signal = AbortSignal.timeout(MOST_MS);
  const isOfType = (type: string) => (path: string) => path.startsWith(`${type}/`);
  // Subscriptions first, so that nothing more is notified; Patients last, because the others refer to them.
  const subscriptions = journal.remaining.filter(isOfType('Subscription'));
  const patients = journal.remaining.filter(isOfType('Patient'));
  const others = journal.remaining.filter((path) => !subscriptions.includes(path) && !patients.includes(path));
  for (const paths of [subscriptions, others, patients]) await removeAll(stage, paths.reverse(), signal);
  await removeAll(stage, journal.remaining, signal);
  return [...journal.remaining, ...journal.nameless];
}

async function removeAll(stage: Stage, paths: readonly string[], signal: AbortSignal): Promise<void> {
  const left = [...paths];
  const work = async () => {
    for (let path = left.shift(); path !== undefined && !signal.aborted; path = left.shift()) {
      await remove(stage, path, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function remove({ run, recorder, journal }: Stage, path: string, signal: AbortSignal): Promise<void> {
  const answer = await run.rest.send(recorder, { purpose: 'clean-up', method: 'DELETE', path }, signal);
  if (isSuccess(answer) || answer.status === 404 || answer.status === 410) journal.removed(path);
}
