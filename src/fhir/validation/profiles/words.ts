import { near } from '../../../model/index.js';

/** Longer words are no slip of the pen, and comparing takes time. */
const MOST_LETTERS = 64;

/** The one of the known words that was probably meant. */
export function meantBy(word: string, known: readonly string[]): string | undefined {
  return word.length > MOST_LETTERS ? undefined : near(word, known)[0];
}

/** `; did you mean `x`?`, or a full stop. */
export function hint(meant: string | undefined): string {
  return meant === undefined ? '.' : `; did you mean \`${meant}\`?`;
}

/** With a capital, as a sentence begins; an id of the guide keeps its own letters. */
export function sentence(text: string): string {
  return text.includes(' ') ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
