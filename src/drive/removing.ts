import { Blocked, type Recorder } from '../model/index.js';
import { isSuccess, say } from './answers.js';
import { linkedAbort } from './linked-abort.js';
import type { RestClient } from './rest-client.js';
import { after } from './timer.js';

/** One removal takes no longer than this, in ms, so that one that hangs leaves time for the others. */
const MOST_EACH_MS = 3_000;

/** How many requests are under way at the same time. */
const AT_ONCE = 4;

export interface Removing {
  readonly rest: RestClient;
  readonly recorder: Recorder;
  /** Ends all of it. */
  readonly signal: AbortSignal;
  /** Told of each resource that is gone. */
  readonly removed: (path: string) => void;
}

/** A resource that could not be removed, and how the target answered. */
export interface Kept {
  readonly path: string;
  readonly why: string;
}

/** Removes resources such as `Encounter/e1`; returns what is still there. */
export async function removeAll(paths: readonly string[], removing: Removing): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const group of inOrder(paths)) kept.push(...(await removeGroup(group, removing)));
  // Once more what a reference may have protected, where anything went at all.
  if (kept.length === 0 || kept.length === paths.length) return kept;
  return removeGroup(
    kept.map(({ path }) => path),
    removing,
  );
}

/** Subscriptions first, so that nothing more is notified; Patients last, because the others refer to them. The newest first. */
function inOrder(paths: readonly string[]): string[][] {
  const isOfType = (type: string) => (path: string) => path.startsWith(`${type}/`);
  const subscriptions = paths.filter(isOfType('Subscription'));
  const patients = paths.filter(isOfType('Patient'));
  const others = paths.filter((path) => !subscriptions.includes(path) && !patients.includes(path));
  return [subscriptions, others, patients].map((group) => group.reverse());
}

async function removeGroup(paths: readonly string[], removing: Removing): Promise<Kept[]> {
  const left = [...paths];
  const kept: Kept[] = [];
  const work = async () => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const why = removing.signal.aborted ? 'there was no time left for it' : await remove(path, removing);
      if (why === undefined) removing.removed(path);
      else kept.push({ path, why });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return kept;
}

/** Why it is still there; undefined where it is gone. */
async function remove(path: string, { rest, recorder, signal }: Removing): Promise<string | undefined> {
  const call = { purpose: 'clean-up', method: 'DELETE', path, limitMs: MOST_EACH_MS } as const;
  const answer = await rest.send(recorder, call, signal).catch(whyBlocked);
  if (typeof answer === 'string') return answer;
  return isSuccess(answer) || answer.status === 404 || answer.status === 410 ? undefined : say(answer);
}

/** Without an access token nothing can be removed; the others are to be named all the same. */
function whyBlocked(thrown: unknown): string {
  if (thrown instanceof Blocked) return thrown.message;
  throw thrown;
}

/** A signal that comes after a time; an interruption of the run is none, since cleaning up follows it. */
export function limited(ms: number): { signal: AbortSignal; release: () => void } {
  const { signal, abort, unlink } = linkedAbort(undefined);
  const callOff = after(ms, abort);
  const release = () => {
    callOff();
    unlink();
  };
  return { signal, release };
}
