import type { Attestations, Evidence, Files, Manifest, Own, Product, Profile } from '../../certify/index.js';
import type { Json, Transcript } from '../../model/index.js';
import { readTranscript } from '../../transcript/index.js';
import { assess } from '../assess.js';
import type { Library } from '../load-suites.js';
import { runRecordIn } from '../run-record.js';
import { schemaGuard } from '../schema-guard.js';
import { derivedFiles } from './derived-files.js';
import { readJsonText } from './json-text.js';
import { RECORDING, RUN_RECORD, transcriptPath } from './paths.js';

/** A file of a bundle that cannot be read, and why. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Reads every file of a bundle and judges the recording again. Throws an Unreadable where a file is not what it has to be. */
export async function evidenceIn(manifest: Manifest, files: Files, own: Own, library: Library): Promise<Evidence> {
  const transcripts = reading(RECORDING, () => transcriptsIn(files));
  const record = reading(RUN_RECORD, () => {
    const text = Buffer.from(contentOf(files, RUN_RECORD)).toString();
    readJsonText(contentOf(files, RUN_RECORD));
    return runRecordIn(text, RUN_RECORD, transcripts);
  });
  const judged = await assess({ transcripts, record, filed: true }, library);
  return {
    ...{ manifest, files, own, transcripts, record, judged },
    profile: await shaped<Profile>(files, 'profile.json', 'profile'),
    product: await shaped<Product>(files, 'product.json', 'product'),
    attestations: (await shaped<Attestations>(files, 'attestations.json', 'attestations')).attestations,
    environment: jsonIn(files, 'environment.json'),
    report: jsonIn(files, 'report.json'),
    derived: await derivedFiles({ report: judged, transcripts, record }, library),
  };
}

function transcriptsIn(files: Files): Transcript[] {
  return [...files]
    .filter(([path]) => path.startsWith(`${RECORDING}/`) && path !== RUN_RECORD)
    .map(([path, content]) => {
      const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString();
      const transcript = readTranscript(text, path);
      requirePlainLines(text, transcript);
      const { scenario } = transcript.header;
      if (path !== transcriptPath(scenario)) throw new Error(`${path} holds the transcript of ${scenario}`);
      return transcript;
    });
}

/** A line that says one thing to JSON.parse and another to the next reader is no evidence. */
function requirePlainLines(text: string, { header, entries, footer }: Transcript): void {
  const lines = text.split('\n');
  const wrong = [header, ...entries, footer].findIndex((line, index) => JSON.stringify(line) !== lines[index]);
  if (wrong >= 0 || !text.endsWith('\n'))
    throw new Error(`line ${String(wrong + 1)} is not written as certify writes it`);
}

async function shaped<T>(files: Files, path: string, schema: string): Promise<T> {
  const guard = await schemaGuard<T>(schema);
  const json = jsonIn(files, path);
  if (guard.holds(json)) return json;
  throw new Unreadable(
    `${path}: ${guard
      .problems(json)
      .map(({ words }) => words)
      .join(' ')}`,
  );
}

function jsonIn(files: Files, path: string): Json {
  return reading(path, () => readJsonText(contentOf(files, path)));
}

function contentOf(files: Files, path: string): Uint8Array {
  const content = files.get(path);
  if (content === undefined) throw new Error('it is missing');
  return content;
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw new Unreadable(`${path}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
