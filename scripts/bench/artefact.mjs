// The definitions that are shipped: their size, and how long it takes to make them of the official ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../ready.mjs';
import { timed } from './processes.mjs';
import { ms } from './table.mjs';

const folder = join(root, 'src', 'fhir', 'definitions');
const MOST_BYTES = 2_500_000;
const MOST_GZIPPED = 200_000;
const MOST_MS = 5_000;

export function artefactRows(releases) {
  const perRelease = timed([join(root, 'scripts', 'definitions', 'generate.mjs'), '--check']) / releases.length;
  return [
    ...releases.map(sizeRow),
    { what: 'build, for each release', figure: ms(perRelease), goal: '≤ 5 s', met: perRelease <= MOST_MS },
  ];
}

function sizeRow(release) {
  const own = new RegExp(`^${release.toLowerCase()}\\b.*\\.json$`);
  const files = readdirSync(folder).filter((name) => own.test(name));
  const texts = files.map((name) => readFileSync(join(folder, name)));
  const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
  const [bytes, gzipped] = [sum(texts.map(({ length }) => length)), sum(texts.map((text) => gzipSync(text).length))];
  return {
    what: `${release}, ${files.length} files`,
    figure: `${kilo(bytes)}, ${kilo(gzipped)} gzipped`,
    goal: '≤ 2.5 MB, ≤ 200 kB gzipped',
    met: bytes <= MOST_BYTES && gzipped <= MOST_GZIPPED,
  };
}

function kilo(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
