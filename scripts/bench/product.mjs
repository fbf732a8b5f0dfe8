// Start-up against `node -e 0`, and a walk against its own floor.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { medians, timed } from './processes.mjs';
import { ms, ratio } from './table.mjs';

const launcher = join(root, 'bin', 'fhir-handshake.js');

export function productRows() {
  const [bare, version, list] = medians([
    ['-e', '0'],
    [launcher, '--version'],
    [launcher, 'list'],
  ]);
  const { run, floorMs, judge } = walked();
  const row = (what, time, goal, met) => ({ what, figure: `${ms(time)}, ${ratio(time / bare)} ×`, goal, met });
  return [
    row('node -e 0', bare),
    row('--version', version, '≤ 1.3 × node -e 0', version <= 1.3 * bare),
    row('list', list, '≤ 400 ms', list <= 400),
    row('judge of one run', judge, '≤ 1 s', judge <= 1000),
    row('run --reference', run, `≤ floor (${ms(floorMs)}) + 2 s`, run <= floorMs + 2000),
  ];
}

/** A walk of the embedded server, and its recording judged again. */
function walked() {
  const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  const [report, transcripts] = ['report.json', 'transcripts'].map((name) => join(scratch, name));
  const reporters = ['--quiet', '--reporter', `json=${report}`];
  const run = timed([launcher, 'run', '--reference', ...reporters, '--transcript', transcripts]);
  const { floorMs } = JSON.parse(readFileSync(report, 'utf8')).run;
  const [judge] = medians([[launcher, 'judge', transcripts, '--quiet']]);
  rmSync(scratch, { recursive: true, force: true });
  return { run, floorMs, judge };
}
