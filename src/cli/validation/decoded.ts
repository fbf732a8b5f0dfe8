import { usageTrouble, type Trouble } from '../../model/index.js';
import { bytesOf, nameOf } from './bytes.js';

/** The text of a file or of standard input, as it comes. Throws a Trouble where it is no text in UTF-8, or nothing. */
export async function* textOf(path: string): AsyncGenerator<string> {
  // A mark of byte order is left for the reader of the text to see.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  for await (const chunk of bytesOf(path)) {
    if (chunk.length === 0) continue;
    if (isFirst) requireText(chunk, path);
    isFirst = false;
    yield decoded(() => decoder.decode(chunk, { stream: true }), path);
  }
  if (isFirst) throw usageTrouble(`${nameOf(path)} is empty. Put a FHIR resource in it, in JSON.`);
  const rest = decoded(() => decoder.decode(), path);
  if (rest !== '') yield rest;
}

/** First bytes of what is no JSON, and what it is. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string; readonly remedy: string }[] = [
  { bytes: [0x1f, 0x8b], what: 'compressed by gzip', remedy: 'Unpack it with gunzip first.' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive', remedy: 'Unpack it and name the JSON files in it.' },
  { bytes: [0xff, 0xfe], what: 'text in UTF-16', remedy: 'FHIR is written in UTF-8: convert it.' },
  { bytes: [0xfe, 0xff], what: 'text in UTF-16', remedy: 'FHIR is written in UTF-8: convert it.' },
];

function requireText(chunk: Uint8Array, path: string): void {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
  if (known !== undefined) throw usageTrouble(`${nameOf(path)} is ${known.what}, not FHIR in JSON. ${known.remedy}`);
  if (chunk.subarray(0, 4096).includes(0)) throw binary(path);
}

function decoded(decode: () => string, path: string): string {
  try {
    return decode();
  } catch {
    throw binary(path);
  }
}

function binary(path: string): Trouble {
  return usageTrouble(
    `${nameOf(path)} is no text in UTF-8: it is binary, or in another encoding. FHIR in JSON is UTF-8: convert it, or ` +
      'name the file that holds the resource.',
  );
}
