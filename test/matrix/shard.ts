import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { faults } from '../../src/reference/index.js';
import { admitted } from './gate.js';
import { playedWhereReached } from './played.js';
import { reachOf } from './reach.js';
import { rowsOf, type Row } from './rows.js';
import { broken, reasons } from './walked.js';

const library = await loadLibrary();
const known = await faults();

/** One half of the kill matrix: two files share it, so that two processes do. */
export function killMatrix(half: 0 | 1): void {
  const rows = halfOf(rowsOf(known), half);
  describe('exactly the checks that it names are broken by', () => {
    const reach = reachOf(library, rows);
    // Each row that needs it says why it failed.
    reach.catch(() => undefined);

    test.concurrent.for(rows)('$name', async ({ name, setup, breaks, isHonest, decides, passes = [] }) => {
      const only = decides === undefined ? undefined : (await reach).get(name);
      const report = await admitted(() => playedWhereReached(library, { ...setup, only }, breaks));
      expect(broken(report), reasons(report, breaks).join('\n')).toEqual([...breaks].sort());
      if (isHonest === true) expect(report.summary).toMatchObject({ fail: 0, error: 0 });
      const verdicts = report.checks.filter(({ id }) => passes.includes(id)).map(({ verdict }) => verdict);
      expect(verdicts, reasons(report, passes).join('\n')).toEqual(passes.map(() => 'pass'));
    });
  });
}

/** Rows of R4 take longer than those of R5: where both halves end at the same time. */
const FIRST_SHARE = 0.47;

/** Stages whose faults show in few scenarios: rows that end soon. */
const SHORT: readonly (string | undefined)[] = ['events', 'status'];

/**
 * In the order of the releases, so that the honest server of most is looked at in one process only. What is played whole comes first,
 * since it needs not wait for what is looked at, and what ends soon comes last, so that nothing is waited for at the end.
 */
function halfOf(rows: readonly Row[], half: 0 | 1): Row[] {
  const middle = Math.round(rows.length * FIRST_SHARE);
  const own = half === 0 ? rows.slice(0, middle) : rows.slice(middle);
  const turn = ({ decides, breaks }: Row) => {
    if (decides === undefined) return 0;
    return SHORT.includes(breaks[0]?.split('.')[0]) ? 2 : 1;
  };
  return [...own].sort((one, other) => turn(one) - turn(other));
}
