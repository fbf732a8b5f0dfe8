// Start-up and judging against `node -e 0`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { medians, output } from './processes.mjs';
import { ms, ratio } from './table.mjs';

const launcher = join(root, 'bin', 'fhir-handshake.js');

export function productRows() {
  const [bare, version, list] = medians([
    ['-e', '0'],
    [launcher, '--version'],
    [launcher, 'list'],
  ]);
  const judge = judged();
  const row = (what, time, goal, met) => ({ what, figure: `${ms(time)}, ${ratio(time / bare)} ×`, goal, met });
  return [
    row('node -e 0', bare),
    row('--version', version, '≤ 1.3 × node -e 0', version <= 1.3 * bare),
    row('list', list, '≤ 400 ms', list <= 400),
    row('judge of one run', judge, '≤ 1 s', judge <= 1000),
  ];
}

/** Of the recording of a walk of the embedded server. */
function judged() {
  const transcripts = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  output([launcher, 'run', '--reference', '--quiet', '--transcript', transcripts]);
  const [judge] = medians([[launcher, 'judge', transcripts, '--quiet']]);
  rmSync(transcripts, { recursive: true, force: true });
  return judge;
}
