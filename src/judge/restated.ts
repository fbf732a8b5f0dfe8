import type { Report } from '../model/index.js';
import { summarize } from './summary.js';

/** A report whose summary says what its checks come to, with warnings counted as failures or not. */
export function restated(report: Report, strict: boolean): Report {
  return { ...report, summary: summarize(report.checks, { strict, entries: report.knownFailures?.entries }) };
}
