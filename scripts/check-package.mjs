// What is published: nothing missing, nothing superfluous, types that resolve.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './ready.mjs';
import { installed, pack, packagesIn } from './packed.mjs';

const MOST_PACKAGES = 40;

ensureInstalled();
ensureBuilt();
const tarball = pack();
const bin = (name) => join(root, 'node_modules', '.bin', name);
run(bin('publint'), ['run', tarball, '--strict']);
run(bin('attw'), [tarball, '--profile', 'esm-only']);

const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
const needed = [
  'bin/fhir-handshake.js',
  'dist/src/cli/main.js',
  'dist/src/index.d.ts',
  'report.schema.json',
  'LICENSE',
  'README.md',
  'NOTICE',
];
const missing = needed.filter((name) => !files.includes(`package/${name}`));
const superfluous = files.filter((name) => /\.test\.|\/testing\/|\.tsbuildinfo|\/reports\//.test(name));
const count = packagesIn(installed(tarball));

for (const name of missing) console.error(`The package lacks ${name}. Check "files" in package.json.`);
for (const name of superfluous)
  console.error(`The package holds ${name}. Exclude it in tsconfig.build.json or "files".`);
if (count > MOST_PACKAGES)
  console.error(`A production install holds ${count} packages, ${MOST_PACKAGES} at most. Drop or bundle a dependency.`);
console.log(`${files.length} files, ${count} packages in a production install`);
process.exit(missing.length + superfluous.length > 0 || count > MOST_PACKAGES ? 1 : 0);
