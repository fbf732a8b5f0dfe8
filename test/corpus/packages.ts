import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Release } from '../../src/model/index.js';

const corpus = fileURLToPath(new URL('../../corpus/node_modules', import.meta.url));

const PACKAGES: Readonly<Record<Release, string>> = {
  R4: 'hl7.fhir.r4.examples',
  R4B: 'hl7.fhir.r4b.examples',
  R5: 'hl7.fhir.r5.examples',
};

/** The folder of the official examples of a release. */
export function examplesFolder(release: Release): string {
  const folder = join(corpus, PACKAGES[release]);
  if (existsSync(folder)) return folder;
  throw new Error('The official examples are not installed. Run npm run corpus once (npm test does it by itself).');
}

/** Every official example of a release, by file name. */
export function* officialTexts(release: Release): Generator<{ readonly file: string; readonly text: string }> {
  const folder = examplesFolder(release);
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json') || file === 'package.json' || file.startsWith('.')) continue;
    yield { file, text: readFileSync(join(folder, file), 'utf8') };
  }
}
