/**
 * Control characters (a terminal obeys them), characters that turn the direction of writing around, characters
 * without width, lone surrogates and non-characters.
 */
const TREACHEROUS =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Everything that XML 1.0 does not allow in a document. */
const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Server text for a terminal: on one line, with whatever a terminal would obey spelled out. */
export function visible(text: string): string {
  return text.replace(TREACHEROUS, spelledOut);
}

/** Server text for XML: whatever XML does not allow spelled out. Escaping of `<` and `&` is left to the writer. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN_IN_XML, spelledOut);
}

/** `\u001b` */
function spelledOut(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
