import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { RELEASES, type Release, type Report } from '../../src/model/index.js';
import { breaksOf, faults, variants, type Fault } from '../../src/reference/index.js';
import { admitted } from './gate.js';
import { broken, reasons, walked, type Setup } from './walked.js';

const library = await loadLibrary();
const known = await faults();

interface Row {
  readonly name: string;
  readonly setup: Setup;
  readonly breaks: readonly string[];
  /** Nothing may fail: what is broken is a SHOULD. */
  readonly isHonest?: boolean | undefined;
  /** Checks that must have seen what they are about, and pass. */
  readonly passes?: readonly string[] | undefined;
}

/** Variants whose periods take their time, and how long a wait may be beside them, ms: what is longer is left out. */
const BUDGETS: Readonly<Record<string, number>> = { 'long-periods': 10_500 };

const AUTHORIZED = { authorization: 'secret-of-the-matrix' };
const TWO_IDENTITIES = { ...AUTHORIZED, otherAuthorization: 'secret-of-somebody-else' };

/** Elsewhere they are skipped. */
const ISOLATION = [
  'security.operations-authorized',
  ...['token', 'status', 'events', 'search'].map((what) => `security.stranger-${what}`),
];

function honest(release: Release): Row[] {
  const row = (
    name: string,
    setup: Omit<Setup, 'release'>,
    breaks: readonly string[] = [],
    passes?: readonly string[],
  ): Row => ({
    name: `${release}, ${name}`,
    setup: { release, ...setup },
    breaks,
    isHonest: true,
    passes,
  });
  return [
    row('the honest server', {}),
    row('the honest server over TLS', { under: { tls: true } }),
    row('the honest server with authorization', { under: AUTHORIZED }, [], ['security.operations-authorized']),
    row('the honest server with two identities', { under: TWO_IDENTITIES }, [], ISOLATION),
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
    : [{ name: `${release}, fault ${id}`, setup: { release, faults: [id], under }, breaks }];
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

/** One half of the kill matrix: two files share it, so that two processes do. */
export function killMatrix(half: 0 | 1): void {
  const rows = RELEASES.flatMap((release) => [
    ...honest(release),
    ...known.flatMap((fault) => spoiled(release, fault)),
  ]).filter((_row, index) => index % 2 === half);
  describe('exactly the checks that it names are broken by', () => {
    test.concurrent.for(rows)('$name', async ({ setup, breaks, isHonest, passes = [] }) => {
      const report = await admitted(() => playedInTime(setup, breaks));
      expect(broken(report), reasons(report, breaks).join('\n')).toEqual([...breaks].sort());
      if (isHonest === true) expect(report.summary).toMatchObject({ fail: 0, error: 0 });
      const verdicts = report.checks.filter(({ id }) => passes.includes(id)).map(({ verdict }) => verdict);
      expect(verdicts, reasons(report, passes).join('\n')).toEqual(passes.map(() => 'pass'));
    });
  });
}
