/** A made-up token that looks like a real one: the same length and punctuation, other letters and digits. */
export function garbageLike(token: string, random: () => number = Math.random): string {
  const pick = (letters: string) => letters.charAt(Math.floor(random() * letters.length));
  return token
    .replace(/[a-f]/g, () => pick('abcdef'))
    .replace(/[g-z]/g, () => pick('ghijklmnopqrstuvwxyz'))
    .replace(/[A-Z]/g, () => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))
    .replace(/\d/g, () => pick('0123456789'));
}

/**
 * A real token with one character changed: one in the middle, because the last bits of an encoded value may be unused,
 * and into one that is another letter in any case.
 */
export function altered(token: string): string {
  const places = [...token.matchAll(/[A-Za-z0-9]/g)].map(({ index }) => index);
  const place = places[Math.floor(places.length / 2)] ?? 0;
  return token.slice(0, place) + next(token.charAt(place)) + token.slice(place + 1);
}

function next(character: string): string {
  for (const row of ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ']) {
    const index = row.indexOf(character);
    if (index >= 0 && character !== '') return row.charAt((index + 1) % row.length);
  }
  return 'x';
}
