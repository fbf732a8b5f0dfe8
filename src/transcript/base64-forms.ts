/** Offsets that a value can have in what is encoded: three bytes make four characters. */
const OFFSETS = [0, 1, 2] as const;

const BITS_OF_BYTE = 8;
const BITS_OF_CHARACTER = 6;

/**
 * How a value shows in a text in base64 or base64url that it is part of, by where it begins in what was encoded: the characters that it
 * alone decides. Each with a stand-in of as many characters, modulo four, so that what is around it can still be decoded.
 */
export function base64Forms(value: string, standIn: string): (readonly [form: string, standIn: string])[] {
  return OFFSETS.flatMap((offset) => {
    const form = characters(value, offset);
    // The dots see to it that the last digit of the stand-in is encoded whole.
    const other = padded(characters(`${standIn}..`, offset), form.length);
    return [[form, other] as const, [urlSafe(form), urlSafe(other)] as const];
  });
}

function characters(value: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
  const first = Math.ceil((offset * BITS_OF_BYTE) / BITS_OF_CHARACTER);
  const end = Math.floor((bytes.length * BITS_OF_BYTE) / BITS_OF_CHARACTER);
  return bytes.toString('base64').slice(first, end);
}

function padded(text: string, length: number): string {
  return text.padEnd(text.length + ((((length - text.length) % 4) + 4) % 4), 'A');
}

function urlSafe(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}
