import { shown, type Issue } from '../../../model/index.js';

/** What reads JSON keeps a decimal of more digits only nearly (https://hl7.org/fhir/R5/datatypes.html#decimal). */
const MOST_DIGITS = 18;

const LONG_NUMBER = new RegExp(`[:[,\\s]-?[\\d.]{${String(MOST_DIGITS + 2)},}|\\d[eE][-+]?\\d{3,}`);
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/** A quick look: whether there may be a number beyond what is kept. */
export function hasLongNumber(text: string): boolean {
  return LONG_NUMBER.test(text);
}

/** Whether there may be half a character: written as it is, or as an escape. */
export function hasLoneSurrogate(text: string): boolean {
  return SURROGATE_ESCAPE.test(text) || !isWellFormed(text);
}

/** R5 demands it in https://hl7.org/fhir/R5/json.html: names are unique, though JSON itself does not ask for it. */
export function repeatedNameIssue(path: string, name: string): Issue {
  return issue(path, 'JSON: unique names', `${name} stands twice in one object, and only the last is read.`, {
    expected: 'each name once',
    actual: `${name} again`,
  });
}

/** An error where it cannot be held at all; a warning where readers may round it, which FHIR leaves to them. */
export function longNumberIssue(path: string, number: string): Issue | undefined {
  const digits = number
    .replace(/[eE].*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '').length;
  const isHeld = Number.isFinite(Number(number));
  if (digits <= MOST_DIGITS && isHeld) return undefined;
  const message = isHeld
    ? 'The number has so many digits that readers may round it.'
    : 'The number is so large that it cannot be read.';
  const found = issue(path, 'JSON: numbers', message, {
    expected: `${String(MOST_DIGITS)} digits at most`,
    actual: shown(number, 40),
  });
  return isHeld ? { ...found, severity: 'warning' } : found;
}

export function loneSurrogateIssue(path: string, text: string): Issue | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'string' || isWellFormed(value)) return undefined;
  return issue(path, 'JSON: Unicode', 'The text holds half of a surrogate pair, which is no character.', {
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

/** `String.prototype.isWellFormed`, which the oldest supported types do not know: a lone half has no form in a URI. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
