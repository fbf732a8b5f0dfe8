import { parseJson } from '../../../model/index.js';
import { elementAt } from './element.js';
import { jsonLines, type JsonLine, type Token } from './json-lines.js';

/** A body as it is shown, with the lines of the element that a finding is about. */
export interface MarkedLines {
  readonly lines: readonly (readonly Token[])[];
  /** First line of the element and the line after its last; equal where nothing is marked. */
  readonly from: number;
  readonly to: number;
  /** What of the element's path is not there; empty where it was found or none was named. */
  readonly missing: string;
}

const INDENT = '  ';

/** The lines of a body; JSON is laid out, anything else stays as it is. */
export function markedLines(body: string, path?: string): MarkedLines {
  const laidOut = jsonLines(body);
  if (laidOut === undefined) return { lines: plainLines(body), from: 0, to: 0, missing: '' };
  const lines = laidOut.map(({ depth, tokens }) => [sign(INDENT.repeat(depth)), ...tokens]);
  const document = parseJson(body);
  if (path === undefined || document === undefined) return { lines, from: 0, to: 0, missing: '' };
  const { pointer, missing } = elementAt(document, path);
  return { lines, missing, ...extent(laidOut, pointer, missing === '') };
}

/** Of an element the lines from its first to its last; of one that holds something missing the first one. */
function extent(lines: readonly JsonLine[], pointer: string, whole: boolean): { from: number; to: number } {
  const isInside = (line: JsonLine) => line.pointer === pointer || line.pointer.startsWith(`${pointer}/`);
  const from = lines.findIndex(isInside);
  if (from < 0 || (pointer === '' && whole)) return { from: 0, to: 0 };
  return { from, to: whole ? lines.findLastIndex(isInside) + 1 : from + 1 };
}

function plainLines(text: string): Token[][] {
  return text.split(/\r?\n/).map((line) => [{ kind: 'word', text: line }]);
}

function sign(text: string): Token {
  return { kind: 'sign', text };
}
