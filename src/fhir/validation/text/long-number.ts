/** What reads JSON keeps a decimal of more digits only nearly (https://hl7.org/fhir/R5/datatypes.html#decimal). */
export const MOST_DIGITS = 18;

const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * A quick look: whether more digits stand in a row than are kept. A row that long has a digit at one of the places that are
 * looked at, so most of the text is never touched. It may stand in a string: that takes a closer look.
 */
export function hasLongNumber(text: string): boolean {
  for (let index = MOST_DIGITS; index < text.length; index += MOST_DIGITS + 1) {
    if (!isNumeral(text, index)) continue;
    let end = index;
    while (isNumeral(text, end + 1)) end += 1;
    let begin = index;
    while (isNumeral(text, begin - 1)) begin -= 1;
    if (end - begin >= MOST_DIGITS) return true;
  }
  return false;
}

function isNumeral(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= ZERO && code <= NINE) || code === POINT;
}
