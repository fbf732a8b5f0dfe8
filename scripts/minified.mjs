/** How libraries are bundled into the product, for esbuild: small, and with a list of what went in, whose licences travel along. */
export const MINIFIED = {
  metafile: true,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'error',
};
