import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { RELEASES, type Release, type Report } from '../../src/model/index.js';
import { breaksOf, faults, variants, type Fault } from '../../src/reference/index.js';
import { admitted } from './gate.js';
import { reachOf, type Reach } from './reach.js';
import { broken, reasons, walked, type Setup } from './walked.js';

const library = await loadLibrary();
const known = await faults();

interface Row {
  readonly name: string;
  readonly setup: Setup;
  readonly breaks: readonly string[];
  /** Nothing may fail: what is broken is a SHOULD. */
  readonly isHonest?: boolean | undefined;
  readonly fault?: Fault | undefined;
}

/** Variants whose periods take their time, and how long a wait may be beside them, ms: what is longer is left out. */
const BUDGETS: Readonly<Record<string, number>> = { 'long-periods': 10_500 };

function honest(release: Release): Row[] {
  const row = (name: string, setup: Omit<Setup, 'release'>, breaks: readonly string[] = []): Row => ({
    name: `${release}, ${name}`,
    setup: { release, ...setup },
    breaks,
    isHonest: true,
  });
  return [
    row('the honest server', {}),
    row('the honest server over TLS', { under: { tls: true } }),
    row('the honest server with authorization', { under: { authorization: 'secret-of-the-matrix' } }),
    ...variants
      .filter(({ releases = RELEASES }) => releases.includes(release))
      .map(({ id, warns }) => row(`variant ${id}`, { variants: [id], budgetMs: BUDGETS[id] }, warns?.[release])),
  ];
}

function spoiled(release: Release, fault: Fault): Row[] {
  const { id, under } = fault;
  const breaks = breaksOf(fault, release);
  return breaks === undefined
    ? []
    : [{ name: `${release}, fault ${id}`, setup: { release, faults: [id], under }, breaks, fault }];
}

/** A standstill of the process that makes some verdicts inconclusive, ms. */
const LATE_MS = 100;

/** How often a row is played before what it found counts, however late the process was. */
const MOST_TIMES = 3;

/**
 * Where the process stood still, checks that measure time are inconclusive, which is right, and the row has shown nothing of its
 * fault: it is played again. Whatever fails or warns counts at once, and so does a fault that a check did look at.
 */
async function playedInTime(setup: Setup, breaks: readonly string[]): Promise<Report> {
  for (let times = 1; ; times += 1) {
    const report = await walked(library, setup);
    const found = broken(report);
    const missing = breaks.filter((id) => !found.includes(id));
    const isUndecided = (id: string) => report.checks.some((one) => one.id === id && one.verdict === 'inconclusive');
    const wasLate = report.run.latenessMs.max >= LATE_MS;
    if (missing.length === 0 || !wasLate || !missing.every(isUndecided) || times === MOST_TIMES) return report;
  }
}

/**
 * The scenarios that the fault reaches, and all of them where a check that it names found nothing there: it may show only beside what
 * other scenarios made. Something else that is broken counts in either.
 */
async function playedWhereReached(setup: Setup, breaks: readonly string[]): Promise<Report> {
  const report = await playedInTime(setup, breaks);
  const found = broken(report);
  const isWhole = setup.only === undefined || breaks.every((id) => found.includes(id));
  return isWhole ? report : playedInTime({ ...setup, only: undefined }, breaks);
}

/** A fault that needs a server of another kind than the others is played whole. */
function isReachable({ under }: Fault): boolean {
  return under === undefined;
}

async function reachIn(rows: readonly Row[]): Promise<ReadonlyMap<Release, Reach>> {
  const reach = RELEASES.map(async (release) => {
    const own = rows.flatMap(({ setup, fault }) => (setup.release === release && fault !== undefined ? [fault] : []));
    return [release, await reachOf(library, release, own.filter(isReachable))] as const;
  });
  return new Map(await Promise.all(reach));
}

/** One half of the kill matrix: two files share it, so that two processes do. */
export function killMatrix(half: 0 | 1): void {
  const rows = RELEASES.flatMap((release) => [
    ...honest(release),
    ...known.flatMap((fault) => spoiled(release, fault)),
  ]).filter((_row, index) => index % 2 === half);
  describe('exactly the checks that it names are broken by', () => {
    let reach: ReadonlyMap<Release, Reach>;
    beforeAll(async () => {
      reach = await reachIn(rows);
    }, 60_000);

    test.concurrent.for(rows)('$name', async ({ setup, breaks, isHonest, fault }) => {
      const only = fault && setup.release && reach.get(setup.release)?.get(fault);
      const report = await admitted(() => playedWhereReached({ ...setup, only }, breaks));
      expect(broken(report), reasons(report, breaks).join('\n')).toEqual([...breaks].sort());
      if (isHonest === true) expect(report.summary).toMatchObject({ fail: 0, error: 0 });
    });
  });
}
