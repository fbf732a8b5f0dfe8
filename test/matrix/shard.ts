import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { breaksOf, faults, variants, type Fault } from '../../src/reference/index.js';
import { expectSaidAlike } from './said-alike.js';
import { broken, reasons, walkedRun, type Setup } from './walked.js';

const library = await loadLibrary();

interface Row {
  readonly name: string;
  readonly setup: Setup;
  readonly breaks: readonly string[];
}

const honest: Row[] = [
  { name: 'the honest server', setup: {}, breaks: [] },
  { name: 'the honest server over TLS', setup: { under: { tls: true } }, breaks: [] },
  {
    name: 'the honest server with authorization',
    setup: { under: { authorization: 'secret-of-the-matrix' } },
    breaks: [],
  },
  ...variants.map(({ id }) => ({ name: `variant ${id}`, setup: { variants: [id] }, breaks: [] })),
];

function spoiled(fault: Fault): Row[] {
  const { id, under } = fault;
  const breaks = breaksOf(fault, 'R5');
  return breaks === undefined ? [] : [{ name: `fault ${id}`, setup: { faults: [id], under }, breaks }];
}

/** One half of the kill matrix: two files share it, so that two processes do. */
export async function killMatrix(half: 0 | 1): Promise<void> {
  const rows = [...honest, ...(await faults()).flatMap(spoiled)].filter((_row, index) => index % 2 === half);
  describe('exactly the checks that it names are broken by', () => {
    test.concurrent.for(rows)('$name', async ({ setup, breaks }) => {
      const run = await walkedRun(library, setup);
      expect(broken(run.report), reasons(run.report).join('\n')).toEqual([...breaks].sort());
      await expectSaidAlike(library, run);
    });
  });
}
