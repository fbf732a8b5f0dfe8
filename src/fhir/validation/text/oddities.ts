/// <reference lib="es2024.string" />
// For String.prototype.isWellFormed, which every supported Node has and the types of ES2023 do not.
import { shown, type Issue } from '../../../model/index.js';
import { MOST_DIGITS } from './long-number.js';

/** Rule of the issues about numbers that JSON.parse cannot keep. */
export const NUMBERS = 'JSON: numbers';

const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** Whether there may be half a character: written as it is, or as an escape. */
export function mayHoldLoneSurrogate(text: string): boolean {
  return (text.includes('\\u') && SURROGATE_ESCAPE.test(text)) || !text.isWellFormed();
}

/** R5 demands it in https://hl7.org/fhir/R5/json.html: names are unique, though JSON itself does not ask for it. */
export function repeatedNameIssue(written: string, path: () => string): Issue {
  const name = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return issue(path(), 'JSON: unique names', `${name} stands twice in one object, and only the last is read.`, {
    expected: 'each name once',
    actual: `${name} again`,
  });
}

/** An error where it cannot be held at all; a warning where readers may round it, which FHIR leaves to them. */
export function longNumberIssue(number: string, path: () => string): Issue | undefined {
  const digits = number
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length;
  const isHeld = Number.isFinite(Number(number));
  if (digits <= MOST_DIGITS && isHeld) return undefined;
  const message = isHeld
    ? 'The number has so many digits that readers may round it.'
    : 'The number is so large that it cannot be read.';
  const found = issue(path(), NUMBERS, message, {
    expected: isHeld ? `${String(MOST_DIGITS)} digits at most` : 'a number between -1.8e308 and 1.8e308',
    actual: shown(number, 40),
  });
  return isHeld ? { ...found, severity: 'warning' } : found;
}

export function loneSurrogateIssue(text: string, path: () => string): Issue | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'string' || value.isWellFormed()) return undefined;
  return issue(path(), 'JSON: Unicode', 'The text holds half of a surrogate pair, which is no character.', {
    expected: 'Unicode characters',
    actual: shown(text, 60),
  });
}

function issue(
  path: string,
  rule: string,
  message: string,
  { expected, actual }: { readonly expected: string; readonly actual: string },
): Issue {
  return { severity: 'error', path, rule, message, expected, actual };
}
