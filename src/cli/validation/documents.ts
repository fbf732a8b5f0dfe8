import { isObject, parseJson, usageTrouble } from '../../model/index.js';
import { nameOf } from './bytes.js';
import { textOf } from './decoded.js';
import { linesIn } from './lines.js';
import { requireResource } from './require-resource.js';

/** The text of one resource, and where it is from. */
export interface SourceText {
  /** The file, or in a file with a resource in each line the line: `export.ndjson:3`. */
  readonly name: string;
  readonly text: string;
  readonly isLine: boolean;
}

/** Well above what a single resource should need, and half of the longest text that Node can hold. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/**
 * The resources in a file or on standard input (`-`): one, or one in each line of NDJSON, which may be of any length. The
 * ending tells which it is, or else the content. Throws a Trouble where there is no FHIR in JSON.
 */
export async function* documentsIn(path: string): AsyncGenerator<SourceText> {
  if (/\.(?:ndjson|jsonl)$/i.test(path)) {
    yield* linesOf(path, textOf(path));
    return;
  }
  const text = await wholeText(path);
  const name = nameOf(path);
  if (!/\.json$/i.test(path) && isNdjson(text)) yield* linesOf(path, [text]);
  else {
    requireResource(text, name);
    yield { name, text, isLine: false };
  }
}

async function wholeText(path: string): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  for await (const part of textOf(path)) {
    length += part.length;
    if (length > MOST_CHARACTERS) throw tooLong(path);
    parts.push(part);
  }
  return parts.join('');
}

function tooLong(path: string) {
  return usageTrouble(
    `${nameOf(path)} holds more than 256 MiB as one resource. Split it, or write NDJSON: one resource in each line of a ` +
      'file that ends in .ndjson.',
  );
}

/** Several lines, the first of which is a whole JSON object. */
function isNdjson(text: string): boolean {
  const [first = '', ...rest] = text.trimStart().split('\n', 3);
  return rest.some((line) => line.trim() !== '') && isObject(parseJson(first));
}

async function* linesOf(path: string, parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<SourceText> {
  let number = 0;
  let hasContent = false;
  for await (const text of linesIn(parts)) {
    number += 1;
    if (text.trim() === '') continue;
    const name = `${nameOf(path)}:${String(number)}`;
    if (!hasContent) requireResource(text, name);
    hasContent = true;
    yield { name, text, isLine: true };
  }
  if (!hasContent) throw usageTrouble(`${nameOf(path)} holds blank lines only. Put a FHIR resource in each line.`);
}
