import type { Issue } from '../../../model/index.js';

/** Where in a text something stands, counted from 1 as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The one issue of a text that is no JSON, with the place as far as the engine tells it. */
export function syntaxIssue(text: string, error: unknown): Issue {
  const message = error instanceof Error ? error.message : String(error);
  const place = placeOf(text, positionIn(message, text));
  const where = text.trim() === '' ? 'The text is empty' : `This is no JSON from ${placeInWords(place)} on`;
  return {
    severity: 'error',
    path: 'Resource',
    rule: 'JSON (RFC 8259)',
    message: `${where}. Look at what stands before that place: a comma, a quote or a bracket.`,
    expected: 'JSON',
    actual: excerpt(text, place),
  };
}

/** Node names a position or, in short texts, quotes what it met; the end where the text just stops. */
function positionIn(message: string, text: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const token = /Unexpected token '?(.)'?, /su.exec(message)?.[1];
  const at = token === undefined ? -1 : text.indexOf(token);
  return at < 0 ? text.length : at;
}

function placeOf(text: string, position: number): Place & { readonly position: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, position };
}

function placeInWords({ line, column }: Place): string {
  return `line ${String(line)}, column ${String(column)}`;
}

function excerpt(text: string, { position }: { readonly position: number }): string {
  const from = Math.max(0, position - 20);
  const shown = text.slice(from, position + 20);
  return shown === '' ? 'nothing' : JSON.stringify(shown);
}
