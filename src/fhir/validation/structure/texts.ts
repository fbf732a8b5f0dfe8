/** FHIR strings are limited to 1 MiB (https://hl7.org/fhir/R5/datatypes.html#string). */
export const MOST_CHARACTERS = 1_048_576;

const SPACE = 32;
const LAST_ASCII = 126;

export function isText(text: string): boolean {
  return text.length > 0 && text.length <= MOST_CHARACTERS;
}

/** Text without any white space: uri, url, canonical. */
export function isUri(text: string): boolean {
  return text.length > 0 && (isPrintable(text) || /^[^ \t\n\v\f\r]+$/.test(text));
}

/**
 * Text without white space at its ends and without two spaces in a row. A no-break space is no white space to some readers of
 * the pattern in the specification and occurs in official codes, so it is let pass.
 */
export function isCode(text: string): boolean {
  return text.length > 0 && (isPrintable(text) || /^[^ \t\n\v\f\r]+(?: [^ \t\n\v\f\r]+)*$/.test(text));
}

/** Most texts are ASCII without spaces, and a loop tells that sooner than a regular expression. */
function isPrintable(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= SPACE || code > LAST_ASCII) return false;
  }
  return true;
}

export function isId(text: string): boolean {
  return /^[A-Za-z0-9\-.]{1,64}$/.test(text);
}

export function isOid(text: string): boolean {
  return /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/.test(text);
}

export function isUuid(text: string): boolean {
  return /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Whether it holds a div; what is in it is the matter of the invariants txt-1 and txt-2. */
export function isXhtml(text: string): boolean {
  return /<(?:\w+:)?div[\s>/]/.test(text);
}

/**
 * Base64 with or without line breaks. A loop: the pattern in the specification overflows the stack on a long Library.
 */
export function isBase64(text: string): boolean {
  let digits = 0;
  let padding = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 61) padding += 1;
    else if (isBase64Digit(code) && padding === 0) digits += 1;
    else if (!isWhiteSpace(code)) return false;
  }
  return digits > 0 && padding <= 2 && (digits + padding) % 4 === 0;
}

function isBase64Digit(code: number): boolean {
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 43 ||
    code === 47
  );
}

function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** A whole number within 64 bits, which JSON writes as text. */
export function isInteger64(text: string): boolean {
  if (!/^(?:0|[-+]?[1-9]\d{0,18})$/.test(text)) return false;
  if (text.length < 19) return true;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return BigInt.asIntN(64, value) === value;
}
