import type { EntryBody, Recorder } from '../model/index.js';

/** For what is sent before there is a transcript to write to, or after the last one is closed. */
export function unrecorded(): Recorder {
  let seq = 0;
  return {
    record: (body: EntryBody, at = 0) => ({ ...body, seq: (seq += 1), at, wall: '' }),
    secret: () => undefined,
    close: () => Promise.reject(new Error('Nothing is recorded here.')),
  };
}
