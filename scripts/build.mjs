// Compiles to dist, and bundles fhirpath.js and its models into the modules that import them: installed as a package it
// would bring two dozen others along, most of which the harness never reaches. What has to load quickly is bundled too, and the
// schemas are compiled.
import { copyFileSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINIFIED } from './minified.mjs';
import { writePageAssets } from './page-assets.mjs';
import { ensureInstalled, root, run } from './ready.mjs';

ensureInstalled();
const building = join(root, 'dist.building');
rmSync(building, { recursive: true, force: true });
run(process.execPath, [
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  'tsconfig.build.json',
  '--outDir',
  building,
]);

const { build } = await import('esbuild');
const fhir = join(building, 'src', 'fhir');
const importers = ['fhirpath.js', 'fhirpath-models/r4.js', 'fhirpath-models/r5.js'];
const { metafile } = await build({
  ...MINIFIED,
  entryPoints: importers.map((name) => join(fhir, name)),
  outdir: fhir,
  outbase: fhir,
  allowOverwrite: true,
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
const { writeSchemaValidators } = await import('./schema-validators.mjs');
const validators = await writeSchemaValidators(join(building, 'src', 'cli'));
copyLicences([...Object.keys(metafile.inputs), ...validators]);
await writePageAssets(join(building, 'src', 'report', 'html'));
const { bundleRooms } = await import('./bundle-rooms.mjs');
await bundleRooms(building);
const { dropUnreached } = await import('./drop-unreached.mjs');
await dropUnreached(building);
cpSync(join(root, 'src', 'fhir', 'definitions'), join(building, 'src', 'fhir', 'definitions'), { recursive: true });
writeFileSync(join(building, '.built'), '');
// In one step, so that nobody meets a half-built product.
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(building, join(root, 'dist'));

/** The licences of bundled packages ask to travel with the bundle. */
function copyLicences(inputs) {
  const packages = new Set(
    inputs
      .flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [])
      .filter((name) => !name.includes('node_modules')),
  );
  const folder = join(building, 'licences');
  mkdirSync(folder, { recursive: true });
  for (const name of packages) {
    const home = join(root, 'node_modules', name);
    const licence = readdirSync(home).find((file) => /^licen[cs]e/i.test(file));
    if (licence) copyFileSync(join(home, licence), join(folder, `${name.replace('/', '+')}.txt`));
  }
}
