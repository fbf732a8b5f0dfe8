// Opening a module takes longer than most of them run, and there are six hundred. What a room or a suite consists of goes into one
// file; what it imports from outside the folder named beside it stays where it is. What is copied into two of them has no state of its own
// but the memory of what it read.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';

/** Modules that the rest imports a room by, and the folder that goes into each. */
const ROOMS = [
  ['src/model/index.js', 'src/model'],
  ['src/judge/index.js', 'src/judge'],
  ['src/transcript/index.js', 'src/transcript'],
  ['src/certify/index.js', 'src/certify'],
  ['src/drive/index.js', 'src/drive'],
  ['src/fhir/index.js', 'src/fhir'],
  ['src/fhir/validation/invariants/index.js', 'src/fhir'],
  ['src/fhir/validation/invariants/examiner.js', 'src/fhir/validation'],
  ['src/fhir/validation/profiles/index.js', 'src/fhir'],
  ['src/fhir/validation/text/index.js', 'src/fhir/validation/text'],
  ['src/fhir/validation/structure/index.js', 'src'],
  ['src/report/html/html-report.js', 'src/report'],
  ['suites/catalogue/index.js', 'suites/catalogue'],
];

/** Folders beside the suites that are none. */
const NO_SUITES = ['catalogue', 'testing'];

/** Bundles what was compiled to a folder, in place. */
export async function bundleRooms(compiled) {
  for (const [entry, folder] of ROOMS) await bundle(join(compiled, entry), join(compiled, folder));
  const suites = join(compiled, 'suites');
  for (const { name } of readdirSync(suites, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (!NO_SUITES.includes(name)) await bundleSuite(join(suites, name), suites);
  }
  for (const path of readdirSync(suites, { recursive: true })) {
    if (/\.(js|d\.ts)$/.test(path) && basename(path) !== 'suite.js' && !path.startsWith('catalogue'))
      rmSync(join(suites, path));
  }
}

/** All modules of a suite become one, which exports the list of what they exported. What it uses of other suites is copied. */
async function bundleSuite(folder, suites) {
  const modules = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const entry = join(folder, 'suite.js');
  const imports = modules.map((name, index) => `import * as m${index} from './${name}';`);
  const all = modules.map((_, index) => `m${index}`).join(', ');
  // In the order in which a module would show its exports.
  const parts = `export const parts = [${all}].flatMap((module) => Object.keys(module).sort().map((name) => module[name]));`;
  writeFileSync(entry, [...imports, parts, ''].join('\n'));
  await bundle(entry, suites);
}

async function bundle(entry, folder) {
  await build({
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    plugins: [
      { name: 'room', setup: (build) => build.onResolve({ filter: /./ }, (path) => outside(path, entry, folder)) },
    ],
  });
}

/** What is imported from elsewhere, as the bundle has to call it; undefined for what goes into it. */
function outside({ kind, path, resolveDir }, entry, folder) {
  if (kind === 'entry-point') return undefined;
  if (!path.startsWith('.')) return { path, external: true };
  const file = resolve(resolveDir, path);
  // What is loaded when it is needed stays apart, and so do modules that find other files from where they are.
  const isApart = kind === 'dynamic-import' || readFileSync(file, 'utf8').includes('import.meta');
  if (file.startsWith(folder + sep) && !isApart) return undefined;
  const name = relative(dirname(entry), file).split(sep).join('/');
  return { path: name.startsWith('.') ? name : `./${name}`, external: true };
}
