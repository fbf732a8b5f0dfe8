import type { Entry, EntryBody } from './entry.js';
import type { Transcript, TranscriptFooter } from './transcript.js';

export type SecretKind = 'binding-token' | 'access-token' | 'header' | 'credential';

/** Where a scenario's entries go. Implemented in `src/transcript`, used by `src/drive`. */
export interface Recorder {
  /** Append an entry. `at`: arrival on the monotonic clock in ms since the run began; now where absent. */
  record(body: EntryBody, at?: number): Entry;
  /** From now on the value is replaced by a stand-in, the same one for the same value in the whole run. */
  secret(value: string, kind: SecretKind): void;
  /** Append the footer and flush. The transcript is as it would be read back from its file. */
  close(footer: Omit<TranscriptFooter, 'kind' | 'entries'>): Promise<Transcript>;
}
