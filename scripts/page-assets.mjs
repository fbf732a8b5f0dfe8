// Bundles the script and the style of the HTML report into one module of texts with their hashes for its policy. The build
// writes it into `dist`, and before tests it is written beside the sources that import it; it is never committed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ready.mjs';

const page = join(root, 'src', 'report', 'html');

/** Writes the module into a folder, unless it is there already. */
export async function writePageAssets(folder = page) {
  const file = join(folder, 'page-assets.js');
  const text = await pageAssets();
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

async function pageAssets() {
  const [script, style] = await Promise.all([bundled('client/main.ts', 'iife'), bundled('style/main.css')]);
  const constants = {
    PAGE_SCRIPT: script,
    PAGE_SCRIPT_HASH: hashOf(script),
    PAGE_STYLE: style,
    PAGE_STYLE_HASH: hashOf(style),
  };
  return Object.entries(constants)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join('');
}

async function bundled(entry, format) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(page, entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  // Inside a script element this would end it.
  return outputFiles[0].text.trim().replaceAll('</', '<\\/');
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
