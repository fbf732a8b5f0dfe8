// What it takes to validate the first Bundle, in a process of its own, less what node takes to start.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlesOf } from './bundles.mjs';
import { urlOf } from './engines/ours.mjs';
import { median, timedRounds } from './processes.mjs';
import { ms, ratio } from './table.mjs';

/** Half of what node takes to start. */
const MOST = 0.5;

export function loadingRows(releases) {
  const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  const scripts = releases.flatMap((release) => {
    const bundle = join(scratch, `${release}.json`);
    writeFileSync(bundle, bundlesOf(release).full);
    return [
      { release, what: 'structure', script: structureScript(release, bundle) },
      { release, what: 'with the engine of all invariants', script: validatorScript(release, bundle) },
    ];
  });
  const rounds = timedRounds([['-e', '0'], ...scripts.map(({ script }) => ['--input-type=module', '-e', script])]);
  rmSync(scratch, { recursive: true, force: true });
  return scripts.map(({ release, what }, index) => {
    const extra = median(rounds.map((times) => times[index + 1] - times[0]));
    // Within a round, so that a busy moment touches both.
    const share = median(rounds.map((times) => times[index + 1] / times[0] - 1));
    const row = { what: `${release}, ${what}`, figure: `${ms(extra)}, ${ratio(share)} ×` };
    return what === 'structure' ? { ...row, goal: `≤ ${MOST} × node -e 0`, met: share <= MOST } : row;
  });
}

function structureScript(release, bundle) {
  return `
    import { readFileSync } from 'node:fs';
    import { structureIssues } from ${JSON.stringify(urlOf('structure/index.js'))};
    const issues = structureIssues(JSON.parse(readFileSync(${JSON.stringify(bundle)}, 'utf8')), '${release}');
    if (issues.length > 0) throw new Error(JSON.stringify(issues));`;
}

function validatorScript(release, bundle) {
  return `
    import { readFileSync } from 'node:fs';
    import { loadValidator } from ${JSON.stringify(urlOf('validator.js'))};
    const validator = await loadValidator('${release}');
    const issues = validator.issues(JSON.parse(readFileSync(${JSON.stringify(bundle)}, 'utf8')));
    if (issues.length > 0) throw new Error(JSON.stringify(issues));`;
}
