// Verifying a bundle with many frames: a walk of the embedded server whose events were delivered again and again, signed anew.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../ready.mjs';
import { medians, output } from './processes.mjs';
import { ms } from './table.mjs';

const FRAMES = 10_000;
const launcher = join(root, 'bin', 'fhir-handshake.js');

export async function certificateRows() {
  const scratch = mkdtempSync(join(tmpdir(), 'fhir-handshake-bench-'));
  try {
    const [bundle, key] = [join(scratch, 'bundle'), join(scratch, 'bench')];
    certify(scratch, bundle, key);
    const [small] = medians([[launcher, 'verify', bundle, '--key', `${key}.public.jwk`]]);
    const frames = await grown(bundle, key);
    const [large] = medians([[launcher, 'verify', bundle, '--key', `${key}.public.jwk`]]);
    return [
      { what: 'verify of one run', figure: ms(small) },
      { what: `verify of ${frames} frames`, figure: ms(large), goal: '≤ 2 s', met: large <= 2000 },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function certify(scratch, bundle, key) {
  const file = (name, content) => {
    writeFileSync(join(scratch, name), JSON.stringify(content));
    return join(scratch, name);
  };
  const profile = JSON.parse(readFileSync(join(root, 'profiles', 'r5-websocket@1.json'), 'utf8'));
  const attestations = profile.attestations.map(({ id }) => ({ id, answer: 'yes', by: 'bench' }));
  output([launcher, 'keygen', key]);
  output([
    ...[launcher, 'certify', '--reference', '--profile', profile.id, '--out', bundle, '--key', `${key}.private.jwk`],
    ...['--product', file('product.yaml', { name: 'bench', version: '1', vendor: 'bench' })],
    ...['--attestations', file('attestations.yaml', { attestations })],
  ]);
}

/** Every event frame of the scenario on payloads many times over, so that the recording still meets the profile. */
async function grown(bundle, key) {
  const dist = (path) => import(join(root, 'dist', 'src', path));
  const [
    { readPrivateKey, listed, signatureOf },
    { readBundle },
    { derivedFiles },
    { assess },
    { loadLibrary },
    record,
  ] = await Promise.all(
    [
      'certify/index.js',
      'cli/certification/read-bundle.js',
      'cli/certification/derived-files.js',
      'cli/assess.js',
      'cli/load-suites.js',
      'cli/run-record.js',
    ].map(dist),
  );
  const { readTranscripts } = await dist('transcript/index.js');
  const recording = join(bundle, 'transcripts');
  const frames = repeatEvents(join(recording, 'payload.ndjson'));

  const library = await loadLibrary();
  const transcripts = await readTranscripts(recording);
  const told = { transcripts, record: await record.readRunRecord(recording, transcripts) };
  const report = await assess({ ...told, filed: true }, library);
  for (const [path, text] of await derivedFiles({ ...told, report }, library)) writeFileSync(join(bundle, path), text);

  const { files } = await readBundle(bundle);
  const content = new Map([...files].filter(([path]) => !path.startsWith('manifest.')));
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8'));
  const text = `${JSON.stringify({ ...manifest, files: listed(content) }, undefined, 2)}\n`;
  const signing = await readPrivateKey(readFileSync(`${key}.private.jwk`, 'utf8'));
  writeFileSync(join(bundle, 'manifest.json'), text);
  writeFileSync(join(bundle, 'manifest.jws'), `${await signatureOf(Buffer.from(text), signing)}\n`);
  return frames;
}

/** The same notification, assembled some tenths of a microsecond later: no two frames of a server are alike. */
function sentAgain(entry, index) {
  return { ...entry, text: entry.text.replace(/(\.\d\d\d)Z/, `$1${String(index).padStart(4, '0')}Z`) };
}

function repeatEvents(file) {
  const [header, ...rest] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const footer = rest.pop();
  const isEvent = ({ kind, text = '' }) => kind === 'ws-received' && text.includes('event-notification');
  const times = Math.ceil(FRAMES / rest.filter(isEvent).length);
  const entries = rest
    .flatMap((entry) =>
      isEvent(entry) ? Array.from({ length: times }, (_, index) => sentAgain(entry, index)) : [entry],
    )
    .map((entry, index) => ({ ...entry, seq: index + 1 }));
  const lines = [header, ...entries, { ...footer, entries: entries.length }];
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return entries.filter(({ kind }) => kind === 'ws-received').length;
}
