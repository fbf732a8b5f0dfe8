/** Characters of a text of the target that are shown, where it is not unfolded. */
const LONGEST = 2_000;

/** A text that a page can hold, with its true length where it was longer. */
export function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${String(text.length)} characters)` : text;
}
