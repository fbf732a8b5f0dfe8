// The packed product on every supported Node, the floor included (runtimes from the npm package `node`).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled } from './ready.mjs';
import { installed, pack } from './packed.mjs';

ensureInstalled();
ensureBuilt();
const product = installed(pack());
const runtimes = ['20.19', '22', '24'].map((version) =>
  join(installed(`node@${version}`), 'node_modules', 'node', 'bin', 'node'),
);
const launcher = join(product, 'node_modules', 'fhir-handshake', 'bin', 'fhir-handshake.js');

const results = runtimes.map((node) => {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const walk = spawnSync(node, [launcher, 'run', '--reference', '--quiet'], {
    cwd: product,
    encoding: 'utf8',
    timeout: 120_000,
  });
  console.log(`Node ${version}: run --reference exits ${walk.status}`);
  if (walk.status !== 0) console.error(walk.stdout, walk.stderr);
  return walk.status === 0;
});
process.exit(results.every(Boolean) ? 0 : 1);
