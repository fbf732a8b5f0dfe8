// Compiles to dist, and bundles fhirpath.js into the one module that imports it: installed as a package it would bring
// two dozen others along, most of which the harness never reaches.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, run } from './ready.mjs';

ensureInstalled();
rmSync(join(root, 'dist'), { recursive: true, force: true });
run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);

const { build } = await import('esbuild');
const engine = join(root, 'dist', 'src', 'fhir', 'fhirpath-engine.js');
await build({
  entryPoints: [engine],
  outfile: engine,
  allowOverwrite: true,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'error',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
writeFileSync(join(root, 'dist', '.built'), '');
