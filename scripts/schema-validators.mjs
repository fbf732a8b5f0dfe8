// Compiles the schemas of the package when it is built: loading ajv and compiling with it takes longer than all that it reads, and what is
// compiled needs none of it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { MINIFIED } from './minified.mjs';
import { root } from './ready.mjs';

const ENDING = '.schema.json';

/** Writes a validator for each schema below a folder, and a module that finds them in place of the one that compiles. The paths of what went in. */
export async function writeSchemaValidators(folder) {
  const compiled = join(folder, 'schema-validators');
  mkdirSync(compiled);
  const inputs = [];
  for (const file of readdirSync(root).filter((name) => name.endsWith(ENDING))) {
    const name = file.slice(0, -ENDING.length);
    inputs.push(...(await compile(JSON.parse(readFileSync(join(root, file), 'utf8')), join(compiled, `${name}.js`))));
  }
  writeFileSync(
    join(folder, 'schema-validator.js'),
    'export const schemaValidator = async (name) => (await import(`./schema-validators/${name}.js`)).default;\n',
  );
  return inputs;
}

async function compile(schema, outfile) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, code: { source: true, esm: true } });
  const { metafile } = await build({
    stdin: { contents: standalone.default(ajv, ajv.compile(schema)), resolveDir: root },
    outfile,
    ...MINIFIED,
  });
  return Object.keys(metafile.inputs);
}
