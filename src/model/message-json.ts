import type { ReceivedEntry } from './entry.js';
import { parseJson, type Json } from './json.js';
import { onceFor } from './once-for.js';

/** What a message of the server says; undefined where it is not JSON. */
export const messageJson: (entry: ReceivedEntry) => Json | undefined = onceFor(({ text }) => parseJson(text));
