// Drops what no user of the package reaches any more once rooms are bundled: a smaller package, and fewer files for `verify` to digest.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/** What is imported by name from outside. */
const ENTRIES = ['src/cli/main.js', 'src/index.js', 'src/validate.js'];

/** Folders whose modules are found by where they are, or that scripts ask as well. */
const FOUND = ['src/reference/faults', 'suites'];

const TYPES = ['src/index.d.ts', 'src/validate.d.ts'];

/** Drops every module below a folder, and every declaration, that is reached from none of these. */
export async function dropUnreached(compiled) {
  const reached = new Set([...(await modulesFrom(compiled)), ...declarationsFrom(compiled)]);
  for (const path of readdirSync(compiled, { recursive: true })) {
    if (/\.(js|d\.ts)$/.test(path) && !reached.has(join(compiled, path))) rmSync(join(compiled, path));
  }
}

async function modulesFrom(compiled) {
  const found = FOUND.flatMap((folder) => below(join(compiled, folder)).filter((path) => /\.js$/.test(path)));
  const { metafile } = await build({
    entryPoints: [...ENTRIES.map((path) => join(compiled, path)), ...found],
    outdir: compiled,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    absWorkingDir: compiled,
  });
  return Object.keys(metafile.inputs).map((path) => join(compiled, path));
}

function declarationsFrom(compiled) {
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
    const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
    for (const { fileName } of own) reach(resolve(dirname(file), fileName.replace(/\.js$/, '.d.ts')));
  };
  for (const path of TYPES) reach(join(compiled, path));
  return reached;
}

function below(folder) {
  return readdirSync(folder, { recursive: true }).map((path) => join(folder, path));
}
