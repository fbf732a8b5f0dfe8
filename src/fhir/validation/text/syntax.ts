import { shown, type Issue } from '../../../model/index.js';
import { flawIn, type Flaw } from './flaw.js';

/** Characters quoted on either side of a flaw. */
const AROUND = 20;

/** The one issue of a text that JSON.parse rejects, with the line and column, counted from 1 as editors do. */
export function syntaxIssue(text: string): Issue {
  const flaw = flawIn(text);
  return {
    severity: 'error',
    path: 'Resource',
    rule: 'JSON (RFC 8259)',
    message: text.trim() === '' ? 'The text is empty. A resource is due here.' : messageOf(text, flaw),
    expected: 'JSON',
    actual: excerpt(text, flaw),
  };
}

function messageOf(text: string, flaw: Flaw): string {
  const place = placeOf(text, flaw.index);
  if (flaw.index === text.length) return `This is no JSON: it stops at ${place}, in the middle. Was it cut off?`;
  return `This is no JSON from ${place} on. ${remedy(text, flaw)}`;
}

function placeOf(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n');
  return `line ${String(lines.length)}, column ${String((lines.at(-1)?.length ?? 0) + 1)}`;
}

/** What mends the mistakes that are made most. */
function remedy(text: string, { index, isAfterTheEnd }: Flaw): string {
  const found = text[index] ?? '';
  if (isAfterTheEnd) return 'The resource is complete before it: take the rest away.';
  if ('}]'.includes(found) && text.slice(0, index).trimEnd().endsWith(',')) return 'Take the comma before it away.';
  if (found === "'") return 'Write strings in double quotes.';
  if (found < ' ') return 'Write a line break or tab in a string as an escape: \\n or \\t.';
  if (text.trimStart().startsWith('<')) return 'It looks like XML or HTML: send JSON.';
  return 'Look at what stands before that place: a comma, a quote or a bracket.';
}

function excerpt(text: string, { index }: Flaw): string {
  const around = text.slice(Math.max(0, index - AROUND), index + AROUND);
  return around === '' ? 'nothing' : shown(around);
}
