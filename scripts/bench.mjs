// Timing figures as ratios of one run: start-up against `node -e 0`, a walk against its own floor.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

const ROUNDS = 11;
ensureInstalled();
ensureBuilt();
const launcher = join(root, 'bin', 'fhir-handshake.js');
const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));

function timed(args) {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} exited ${status}: ${stderr}`);
  return performance.now() - begun;
}

/** Medians of several commands, interleaved so that a busy moment touches all of them. */
function medians(commands) {
  const times = commands.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) commands.forEach((args, index) => times[index].push(timed(args)));
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]);
}

const [bare, version, list] = medians([
  ['-e', '0'],
  [launcher, '--version'],
  [launcher, 'list'],
]);
const reportFile = join(scratch, 'report.json');
const transcripts = join(scratch, 'transcripts');
const run = timed([
  launcher,
  'run',
  '--reference',
  '--quiet',
  '--reporter',
  `json=${reportFile}`,
  '--transcript',
  transcripts,
]);
const { floorMs } = JSON.parse(readFileSync(reportFile, 'utf8')).run;
const [judge] = medians([[launcher, 'judge', transcripts, '--quiet']]);
rmSync(scratch, { recursive: true, force: true });

const ms = (value) => `${Math.round(value)} ms`;
const rows = [
  ['node -e 0', ms(bare), '1.0', ''],
  ['--version', ms(version), (version / bare).toFixed(2), '≤ 2 × node -e 0'],
  ['list', ms(list), (list / bare).toFixed(2), '≤ 400 ms'],
  ['judge of one run', ms(judge), (judge / bare).toFixed(2), '≤ 1 s'],
  ['run --reference', ms(run), `${(run / floorMs).toFixed(2)} × floor`, `≤ floor (${ms(floorMs)}) + 2 s`],
];
const misses = [version > 2 * bare, list > 400, judge > 1000, run > floorMs + 2000];
for (const row of [['what', 'median', 'ratio', 'goal'], ...rows])
  console.log(row.map((cell, i) => cell.padEnd([18, 10, 14, 0][i])).join(' '));
process.exit(misses.some(Boolean) ? 1 : 0);
