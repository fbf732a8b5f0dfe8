// `npm test`: set-up, then every test. The kill matrix goes last and alone: it measures time on real sockets.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureCorpus } from './definitions/packages.mjs';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
ensureCorpus();
process.env.FHIR_HANDSHAKE_BROWSER = ensureBrowser();

const results = mkdtempSync(join(tmpdir(), 'fhir-handshake-test-'));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/** One vitest run; its counts and whether it ended well. */
function suite(project) {
  const outputFile = join(results, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--project', project, ...reporters, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(readFileSync(outputFile, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests, well: status === 0 };
}

const suites = ['rooms', 'matrix'].map(suite);
rmSync(results, { recursive: true, force: true });
const total = (field) => suites.reduce((sum, one) => sum + one[field], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(suites.every((one) => one.well) ? 0 : 1);
