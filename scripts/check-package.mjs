// What is published: nothing missing, nothing superfluous, types that resolve, libraries that validate and run, certificates that hold.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './ready.mjs';
import { installed, pack, packagesIn } from './packed.mjs';
import { libraryOf } from './library-elsewhere.mjs';
import { verifiedBy } from './verified-elsewhere.mjs';

const MOST_PACKAGES = 40;
const EVERY_RELEASE = 'R4 true, R4B true, R5 true';

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
  'dist/src/index.js',
  'dist/src/validate.d.ts',
  'dist/src/validate.js',
  ...readdirSync(join(root, 'src', 'fhir', 'definitions')).map((name) => `dist/src/fhir/definitions/${name}`),
  ...readdirSync(join(root, 'profiles')).map((name) => `profiles/${name}`),
  ...readdirSync(root).filter((name) => name.endsWith('.schema.json')),
  'LICENSE',
  'README.md',
  'NOTICE',
];
const missing = needed.filter((name) => !files.includes(`package/${name}`));
const superfluous = files.filter((name) => /\.test\.|\/testing\/|\.tsbuildinfo|\/reports\//.test(name));
const product = installed(tarball);
const count = packagesIn(product);
const answers = validatedWith(product);
const verified = verifiedBy(product);
const isVerified = verified.startsWith('VALID: ');
const library = libraryOf(product);
const isUsable = library === 'pass';

for (const name of missing) console.error(`The package lacks ${name}. Check "files" in package.json.`);
for (const name of superfluous)
  console.error(`The package holds ${name}. Exclude it in tsconfig.build.json or "files".`);
if (count > MOST_PACKAGES)
  console.error(`A production install holds ${count} packages, ${MOST_PACKAGES} at most. Drop or bundle a dependency.`);
if (answers !== EVERY_RELEASE)
  console.error(`fhir-handshake/validate of an installed package answers: ${answers}. Try dist/src/validate.js.`);
if (!isUsable) console.error(`run() of an installed package comes to: ${library}. Look at src/index.ts.`);
if (!isVerified) console.error(`verify of an installed package says of a certificate: ${verified}`);
console.log(`${files.length} files, ${count} packages in a production install`);
const isWhole = missing.length + superfluous.length === 0 && count <= MOST_PACKAGES;
const isWell = isWhole && answers === EVERY_RELEASE && isVerified && isUsable;
process.exit(isWell ? 0 : 1);

/** What the library says of a Patient by each release, imported as a user imports it. */
function validatedWith(folder) {
  const script = `
    import { RELEASES, validate } from 'fhir-handshake/validate';
    const patient = { resourceType: 'Patient', active: true };
    const said = [];
    for (const release of RELEASES) said.push(\`\${release} \${(await validate(patient, release)).valid}\`);
    process.stdout.write(said.join(', '));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout || stderr;
}
