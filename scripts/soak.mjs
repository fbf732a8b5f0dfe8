// `npm run soak -- --runs 200`: as many runs in a row, in one process, against a server on a bad line. No run may accuse the server,
// none may leave anything behind on it or here, and memory must not grow.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';
import { held, heldAfter } from './soak/held.mjs';

ensureInstalled();
ensureBuilt();
// Nobody else leaves anything here.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'fhir-handshake-soak-'));
setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
  },
});
const runs = Number(values.runs);
/** Runs until everything has been loaded and compiled once. */
const WARM = Math.min(20, Math.ceil(runs / 4));
/** How much more the heap may hold after all runs, MB: what the compiler still learns, and the noise of the collector. */
const MOST_GROWTH_MB = 10;

const { run } = await import('../dist/src/index.js');
const releases = ['r4', 'r4b', 'r5'];
const servers = await Promise.all(releases.map((release, index) => serverOf(release, Number(values.seed) + index)));
const faults = [];
const found = (fault) => {
  faults.push(fault);
  console.log(fault);
};
const totals = { pass: 0, inconclusive: 0, cut: 0 };
let before;

for (let count = 0; count < runs; count += 1) {
  if (count === WARM) before = await held();
  const server = servers[count % servers.length];
  const { report } = await run({ baseUrl: server.baseUrl, ...(values.only && { only: values.only }) });
  judge(count, report, await server.ask());
}
const after = await heldAfter(before);

if (after.heapMb > before.heapMb + MOST_GROWTH_MB) found(`the heap grew from ${mb(before)} to ${mb(after)}`);
for (const what of ['open', 'resources', 'temporary']) {
  if (after[what] > before[what]) found(`${what}: ${before[what]} before, ${after[what]} after`);
}
for (const { child } of servers) child.disconnect();
rmSync(process.env.TMPDIR, { recursive: true });
console.log(
  `${runs} runs, ${totals.cut} connections cut: ${totals.pass} checks passed, ${totals.inconclusive} inconclusive; ` +
    `heap ${mb(before)} after ${WARM} runs, ${mb(after)} at the end; ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

function judge(count, { summary, checks, run: { latenessMs } }, { cut, stored }) {
  totals.pass += summary.pass;
  totals.inconclusive += summary.inconclusive;
  totals.cut += cut;
  const where = `run ${count + 1}`;
  for (const { id, scenario, verdict, message } of checks) {
    if (['fail', 'warn', 'error'].includes(verdict)) found(`${where}: ${id} (${scenario}) ${verdict}: ${message}`);
    // Where no connection broke and the harness was in time, everything could be seen.
    if (verdict === 'inconclusive' && cut === 0 && latenessMs.max < 100)
      found(`${where}: ${id} (${scenario}) ${message}`);
  }
  // A clean-up whose connection was cut may leave something, which that run names and no later one is blamed for.
  if (stored > 0 && cut === 0) found(`${where}: ${stored} resources are left`);
}

async function serverOf(fhir, seed) {
  const child = fork(join(root, 'scripts', 'soak', 'server.mjs'), [fhir, String(seed)]);
  const [{ baseUrl }] = await once(child, 'message');
  let last = { cut: 0, stored: 0 };
  return {
    child,
    baseUrl,
    /** How many connections it cut since it was asked last, and how many resources it stores beyond those of then. */
    ask: async () => {
      child.send('?');
      const [now] = await once(child, 'message');
      const since = { cut: now.cut - last.cut, stored: now.stored - last.stored };
      last = now;
      return since;
    },
  };
}

function mb({ heapMb }) {
  return `${heapMb.toFixed(1)} MB`;
}
