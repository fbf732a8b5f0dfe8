import {
  isObject,
  parseJson,
  usageTrouble,
  type Entry,
  type JsonObject,
  type Transcript,
  type TranscriptFooter,
  type TranscriptHeader,
  type Trouble,
} from '../model/index.js';
import { entryProblem, isEntry } from './entry-shape.js';
import { shape, wrongMember } from './guard.js';
import { FOOTER, HEADER } from './header-shape.js';

export interface ReadOptions {
  /** Read a recording without footer too; a last line that was cut off is left out. */
  readonly incomplete?: boolean | undefined;
}

interface Line {
  readonly number: number;
  readonly json?: JsonObject | undefined;
}

const isHeader = shape(HEADER);
const isFooter = shape(FOOTER);

/**
 * The transcript in an NDJSON text. `name` is the file as the user knows it. Throws a Trouble that names file, line, rule
 * and remedy where the text is no whole transcript.
 */
export function readTranscript(text: string, name: string, options: ReadOptions = {}): Transcript {
  const [first, ...rest] = linesOf(text, name, options);
  const header = readHeader(first?.json, name);
  const last = rest.at(-1);
  const footer = last?.json?.['kind'] === 'footer' ? readFooter(last.json, last.number, name) : undefined;
  const body = footer === undefined ? rest : rest.slice(0, -1);
  const entries = body.map((line, index) => readEntry(line, index + 1, name));
  if (footer === undefined && options.incomplete !== true) throw withoutFooter(name, entries.length);
  if (footer !== undefined && footer.entries !== entries.length) throw wrongCount(name, footer, entries.length);
  return footer === undefined ? { header, entries } : { header, entries, footer };
}

function linesOf(text: string, name: string, options: ReadOptions): Line[] {
  const texts = text.split('\n');
  const torn = texts.pop() ?? '';
  const lines = texts.map((line, index) => ({ number: index + 1, json: objectIn(line) }));
  const wrong = lines.find((line) => line.json === undefined);
  if (wrong?.number === 1) throw foreign(name, 'line 1 is no JSON object');
  if (wrong !== undefined) {
    throw broken(name, wrong.number, 'is no JSON object, and every line must be one', 'Record the run again.');
  }
  if (torn.trim() === '') return lines;
  const json = objectIn(torn);
  if (json !== undefined) return [...lines, { number: lines.length + 1, json }];
  if (lines.length === 0) throw foreign(name, 'line 1 is no JSON object');
  if (options.incomplete !== true) throw broken(name, lines.length + 1, 'is cut off in the middle', INCOMPLETE);
  return lines;
}

function objectIn(line: string): JsonObject | undefined {
  const json = parseJson(line);
  return isObject(json) ? json : undefined;
}

function readHeader(line: JsonObject | undefined, name: string): TranscriptHeader {
  if (line?.['kind'] !== 'header') throw foreign(name, 'line 1 is no transcript header');
  if (line['format'] !== 1) {
    const format = JSON.stringify(line['format'] ?? null);
    throw broken(
      name,
      1,
      `has format ${format}, this version reads format 1`,
      'Judge it with the version that wrote it.',
    );
  }
  if (isHeader(line)) return line;
  throw broken(
    name,
    1,
    `has no usable "${String(wrongMember(HEADER, line))}", which a header needs`,
    'Record it again.',
  );
}

function readFooter(line: JsonObject, number: number, name: string): TranscriptFooter {
  if (isFooter(line)) return line;
  const member = String(wrongMember(FOOTER, line));
  throw broken(name, number, `has no usable "${member}", which a footer needs`, 'Record the run again.');
}

function readEntry({ number, json = {} }: Line, seq: number, name: string): Entry {
  if (isEntry(json) && json.seq === seq) return json;
  const problem =
    entryProblem(json) ??
    `has seq ${JSON.stringify(json['seq'])} where ${String(seq)} is due: entries are numbered from 1, one by one`;
  throw broken(name, number, problem, 'The file was changed or cut; record the run again.');
}

const INCOMPLETE = 'Record the run again, or judge what is there with --incomplete.';

function broken(name: string, line: number, rule: string, remedy: string): Trouble {
  return usageTrouble(`Transcript ${name}: line ${String(line)} ${rule}. ${remedy}`);
}

function foreign(name: string, found: string): Trouble {
  return usageTrouble(
    `${name} is no transcript of fhir-handshake: ${found}. Name a folder or file that "run --transcript <dir>" wrote.`,
  );
}

function withoutFooter(name: string, entries: number): Trouble {
  return usageTrouble(
    `Transcript ${name} is incomplete: it ends after ${String(entries)} entries without a footer, ` +
      `so the recording was cut short. ${INCOMPLETE}`,
  );
}

function wrongCount(name: string, footer: TranscriptFooter, entries: number): Trouble {
  return usageTrouble(
    `Transcript ${name}: its footer counts ${String(footer.entries)} entries, the file holds ${String(entries)}. ` +
      'The file was changed or cut; record the run again.',
  );
}
