/** Longer words are nobody's slip of the pen, and comparing them takes time. */
const MOST_LETTERS = 60;

/** Words that somebody may have meant, nearest first, three at most. */
export function near(word: string, known: readonly string[]): string[] {
  if (word.length > MOST_LETTERS) return [];
  const wanted = word.toLowerCase();
  return known
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean "a" or "b"?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const words = near(word, known).map((candidate) => `"${candidate}"`);
  return words.length === 0 ? '' : ` Did you mean ${words.join(' or ')}?`;
}

/** Edits that lead from one word to the other; none where one holds the other. */
function distanceOf(word: string, candidate: string): number {
  if (word.length >= 4 && candidate.includes(word)) return 0;
  let row = Array.from({ length: candidate.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...word].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...candidate].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
