import { isSuccess } from './answers.js';
import { linkedAbort } from './linked-abort.js';
import type { Stage } from './run.js';
import { after } from './timer.js';

/** The whole clean-up takes no longer than this, in ms: a target that hangs must not hold the run. */
const MOST_MS = 10_000;

/** One removal takes no longer than this, in ms, so that one that hangs leaves time for the others. */
const MOST_EACH_MS = 3_000;

/** How many requests are under way at the same time. */
const AT_ONCE = 4;

/** Removes what the scenario created; returns what is still there. */
export async function cleanUp(stage: Stage): Promise<string[]> {
  const { journal } = stage;
  const { signal, release } = limited(MOST_MS);
  const planned = journal.remaining.length;
  const isOfType = (type: string) => (path: string) => path.startsWith(`${type}/`);
  // Subscriptions first, so that nothing more is notified; Patients last, because the others refer to them.
  const subscriptions = journal.remaining.filter(isOfType('Subscription'));
  const patients = journal.remaining.filter(isOfType('Patient'));
  const others = journal.remaining.filter((path) => !subscriptions.includes(path) && !patients.includes(path));
  for (const paths of [subscriptions, others, patients]) await removeAll(stage, paths.reverse(), signal);
  // Once more what a reference may have protected, where anything went at all.
  if (journal.remaining.length < planned) await removeAll(stage, journal.remaining, signal);
  release();
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

async function remove({ run, recorder, journal }: Stage, path: string, whole: AbortSignal): Promise<void> {
  const { signal, release } = limited(MOST_EACH_MS, whole);
  const answer = await run.rest.send(recorder, { purpose: 'clean-up', method: 'DELETE', path }, signal);
  release();
  if (isSuccess(answer) || answer.status === 404 || answer.status === 410) journal.removed(path);
}

/** A signal that comes after a time, or with another one; an interruption of the run is none, since cleaning up follows it. */
function limited(ms: number, whole?: AbortSignal): { signal: AbortSignal; release: () => void } {
  const { signal, abort, unlink } = linkedAbort(whole);
  const callOff = after(ms, abort);
  const release = () => {
    callOff();
    unlink();
  };
  return { signal, release };
}
