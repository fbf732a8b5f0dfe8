import type { ReceivedEntry } from './entry.js';
import { parseJson, type Json } from './json.js';

const known = new WeakMap<ReceivedEntry, { readonly json: Json | undefined }>();

/** What a message of the server says; undefined where it is not JSON. An entry never changes, and is read once. */
export function messageJson(entry: ReceivedEntry): Json | undefined {
  const held = known.get(entry) ?? { json: parseJson(entry.text) };
  known.set(entry, held);
  return held.json;
}
