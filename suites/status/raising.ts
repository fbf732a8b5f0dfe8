import { pass, unseen, violated, type History, type Outcome } from '../../src/model/index.js';

/** An event count with the entry that shows it, and where in it. */
export interface CountTold {
  readonly entry: number;
  readonly path?: string | undefined;
  readonly count: number;
}

interface Asking {
  /** What each of the calls would do. */
  readonly broken: string;
  /** Counts before the calls, after them, and after as long a time again. */
  readonly counts: readonly (CountTold | undefined)[];
  /** Calls between the first two counts, and between the last two. */
  readonly calls: number;
  readonly later: number;
  /** Events between the first two counts that the target told of. */
  readonly told?: number | undefined;
}

/**
 * Whether calls raise the event count. Others may cause events meanwhile: a rise counts only where each of the calls could have
 * caused it, no event that was told explains it, and as many are missing in the time after.
 */
export function judgeRise(history: History, { broken, counts, calls, later, told = 0 }: Asking): Outcome {
  const [before, after, control] = counts;
  if (before === undefined || after === undefined || calls === 0) {
    return unseen(history, 'the event count was not told before and after');
  }
  if (after.count === before.count) return pass(`${String(before.count)} before and after`);
  const rise = after.count - before.count - told;
  const words = `the event count went from ${String(before.count)} to ${String(after.count)} meanwhile`;
  const isAlone = history.facts?.topic?.patientFilter !== undefined && control !== undefined;
  const since = control === undefined ? 0 : control.count - after.count;
  if (!isAlone || rise < calls || rise - since < calls - later) return unseen(history, words);
  const { entry, path } = after;
  return violated(broken, [{ entry, path, expected: String(before.count), actual: String(after.count) }]);
}
