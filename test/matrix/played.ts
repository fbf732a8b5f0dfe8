import type { Library } from '../../src/cli/load-suites.js';
import type { Report } from '../../src/model/index.js';
import { broken, walked, type Setup } from './walked.js';

/** A standstill of the process that makes some verdicts inconclusive, ms. */
const LATE_MS = 100;

/** How often a row is played before what it found counts, however late the process was. */
const MOST_TIMES = 3;

/**
 * The scenarios that the row reaches, and all of them where a check that it names found nothing there: it may show only beside what
 * other scenarios made. Something else that is broken counts in either.
 */
export async function playedWhereReached(library: Library, setup: Setup, breaks: readonly string[]): Promise<Report> {
  const report = await playedInTime(library, setup, breaks);
  const isWhole = setup.only === undefined || missing(report, breaks).length === 0;
  return isWhole ? report : playedInTime(library, { ...setup, only: undefined }, breaks);
}

/**
 * Where the process stood still, checks that measure time are inconclusive, which is right, and the row has shown nothing of its
 * fault: it is played again. Whatever fails or warns counts at once, and so does a fault that a check did look at.
 */
async function playedInTime(library: Library, setup: Setup, breaks: readonly string[]): Promise<Report> {
  for (let times = 1; ; times += 1) {
    const report = await walked(library, setup);
    const unseen = missing(report, breaks);
    const isUndecided = (id: string) => report.checks.some((one) => one.id === id && one.verdict === 'inconclusive');
    const wasLate = report.run.latenessMs.max >= LATE_MS;
    if (unseen.length === 0 || !wasLate || !unseen.every(isUndecided) || times === MOST_TIMES) return report;
  }
}

function missing(report: Report, breaks: readonly string[]): string[] {
  const found = broken(report);
  return breaks.filter((id) => !found.includes(id));
}
