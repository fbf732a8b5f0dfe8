import { test } from 'vitest';
import { appendFileSync } from 'node:fs';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { faults, variants } from '../../src/reference/index.js';
import { broken, reasons, walked } from '../../test/matrix/walked.js';
const library = await loadLibrary();
const want = new RegExp(process.env['ONLY'] ?? '.');
const rows = [
  ...variants.map(({ id }) => ({ name: 'variant-' + id, setup: { variants: [id] }, breaks: [] as readonly string[] })),
  ...(await faults()).map(({ id, under, breaks }) => ({ name: id, setup: { faults: [id], under }, breaks })),
].filter(({ name }) => want.test(name));
test.concurrent.for(rows)('$name', { timeout: 120000 }, async ({ name, setup, breaks }) => {
  const report = await walked(library, setup);
  const got = broken(report);
  const exp = [...breaks].sort();
  const same = JSON.stringify(got) === JSON.stringify(exp);
  const inc = report.checks
    .filter((c) => c.verdict === 'inconclusive' && ['session', 'heartbeat', 'end-of-life'].includes(c.scenario))
    .map((c) => `   inconclusive ${c.id}: ${c.message}`);
  appendFileSync(
    '/tmp/scratch-sessions/out.txt',
    `${same ? 'ok' : 'BAD'} ${name} ${report.run.durationMs}\n` +
      (same ? '' : `   expected ${exp}\n   got ${got}\n   ` + reasons(report).join('\n   ') + '\n') +
      inc.join('\n') +
      (inc.length ? '\n' : ''),
  );
});
