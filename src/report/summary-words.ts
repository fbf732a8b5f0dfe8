import type { Report, Summary, Verdict } from '../model/index.js';
import { countsOf } from './counts.js';

/** `1 failed, 1 of them known, 146 passed in 4.7 s (floor 4.0 s)`. */
export function summaryWords({ summary, run }: Report, strict: boolean): string {
  const known = (summary.known ?? 0) > 0 ? [`${String(summary.known)} of them known`] : [];
  const counts = countsOf(summary).flatMap(({ verdict, words }) => [
    words,
    ...(verdict === lastBad(summary) ? known : []),
  ]);
  const time = `in ${seconds(run.durationMs)} (floor ${seconds(run.floorMs)})`;
  const rule = strict && summary.warn > 0 ? ', warnings count as failures (--strict)' : '';
  return `${counts.length === 0 ? 'no check was judged' : counts.join(', ')} ${time}${rule}`;
}

/** The count behind which is said how many are known. */
function lastBad({ warn }: Summary): Verdict {
  return warn > 0 ? 'warn' : 'fail';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
