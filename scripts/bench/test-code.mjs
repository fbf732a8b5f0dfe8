import { build } from 'esbuild';
import { urlOf } from './engines/ours.mjs';

/** Imports TypeScript of the tests; what it imports of the definitions comes from the built product. */
export async function testCode(path) {
  const definitions = {
    name: 'definitions of the built product',
    setup: (context) =>
      context.onResolve({ filter: /\/structure\/definitions\.js$/ }, () => ({
        path: urlOf('structure/definitions.js'),
        external: true,
      })),
  };
  const options = { bundle: true, format: 'esm', write: false, plugins: [definitions] };
  const { outputFiles } = await build({ ...options, entryPoints: [path] });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
