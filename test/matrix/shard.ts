import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { faults } from '../../src/reference/index.js';
import { admitted } from './gate.js';
import { playedWhereReached } from './played.js';
import { reachOf, type Reach } from './reach.js';
import { rowsOf } from './rows.js';
import { broken, reasons } from './walked.js';

const library = await loadLibrary();
const known = await faults();

/** One half of the kill matrix: two files share it, so that two processes do. */
export function killMatrix(half: 0 | 1): void {
  const rows = rowsOf(known).filter((_row, index) => index % 2 === half);
  describe('exactly the checks that it names are broken by', () => {
    let reach: Reach;
    beforeAll(async () => {
      reach = await reachOf(library, rows);
    }, 300_000);

    test.concurrent.for(rows)('$name', async ({ name, setup, breaks, isHonest, passes = [] }) => {
      const report = await admitted(() => playedWhereReached(library, { ...setup, only: reach.get(name) }, breaks));
      expect(broken(report), reasons(report, breaks).join('\n')).toEqual([...breaks].sort());
      if (isHonest === true) expect(report.summary).toMatchObject({ fail: 0, error: 0 });
      const verdicts = report.checks.filter(({ id }) => passes.includes(id)).map(({ verdict }) => verdict);
      expect(verdicts, reasons(report, passes).join('\n')).toEqual(passes.map(() => 'pass'));
    });
  });
}
