// Walks of the embedded server in each release, both channels in each: against their own floor, and all at once.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { ms } from './table.mjs';

const launcher = join(root, 'bin', 'fhir-handshake.js');

export async function walkRows(releases) {
  const alone = [];
  for (const release of releases) alone.push(await walked(release));
  const begun = performance.now();
  await Promise.all(releases.map(walked));
  const together = performance.now() - begun;
  const longest = Math.max(...alone.map(({ tookMs }) => tookMs));
  return [
    ...alone.map(({ release, tookMs, floorMs, lateMs }) => ({
      what: `run --reference --fhir ${release.toLowerCase()}`,
      figure: `${ms(tookMs)}, late by ${ms(lateMs)}`,
      goal: `≤ floor (${ms(floorMs)}) + 2 s`,
      met: tookMs <= floorMs + 2_000,
    })),
    {
      what: 'the three at once',
      figure: ms(together),
      goal: `≤ the longest (${ms(longest)}) + 3 s`,
      met: together <= longest + 3_000,
    },
  ];
}

/** How long the process took, what the protocol forced it to wait, and how late it was itself at most. */
async function walked(release) {
  const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  const report = join(scratch, 'report.json');
  const args = ['run', '--reference', '--fhir', release.toLowerCase(), '--quiet', '--reporter', `json=${report}`];
  const begun = performance.now();
  await succeeded(args);
  const tookMs = performance.now() - begun;
  const { floorMs, latenessMs } = JSON.parse(readFileSync(report, 'utf8')).run;
  rmSync(scratch, { recursive: true, force: true });
  return { release, tookMs, floorMs, lateMs: latenessMs.max };
}

function succeeded(args) {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [launcher, ...args], { stdio: 'inherit' }).on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`fhir-handshake ${args.join(' ')} exited ${code}.`));
    });
  });
}
