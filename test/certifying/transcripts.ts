import type { Files } from '../../src/certify/index.js';
import { isObject, parseJson, type JsonObject } from '../../src/model/index.js';
import { textOf, withText } from './bundles.js';

/** The lines of a transcript in a bundle changed, header and footer included, and written as the recorder writes them. */
export function withLines(files: Files, scenario: string, change: (lines: JsonObject[]) => JsonObject[]): Files {
  const path = `transcripts/${scenario}.ndjson`;
  const lines = textOf(files, path).trimEnd().split('\n').map(parseJson).filter(isObject);
  return withText(
    files,
    path,
    change(lines)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
}

/** Entries numbered anew, and counted in the footer: what a careful forger does after taking one away or moving it. */
export function renumbered(lines: readonly JsonObject[]): JsonObject[] {
  return lines.map((line, index) => {
    if (line['kind'] === 'header') return line;
    if (line['kind'] === 'footer') return { ...line, entries: lines.length - 2 };
    return { ...line, seq: index };
  });
}

/** One entry changed, the first that is of a kind and matches. */
export function withEntry(
  lines: readonly JsonObject[],
  kind: string,
  change: (entry: JsonObject) => JsonObject,
  matches: (entry: JsonObject) => boolean = () => true,
): JsonObject[] {
  const place = lines.findIndex((line) => line['kind'] === kind && matches(line));
  if (place < 0) throw new Error(`there is no such ${kind}`);
  return lines.map((line, index) => (index === place ? change(line) : line));
}
