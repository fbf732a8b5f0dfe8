import type { Transcript } from '../model/index.js';
import type { RunRecord } from './run-record.js';

/** What the headers and footers of transcripts say of their run: all but its options and its floor. */
export function rebuiltRecord(transcripts: readonly Transcript[]): RunRecord {
  const starts = transcripts.map(({ header }) => header.startedAt).sort();
  const ends = transcripts.map(({ header, footer }) => footer?.finishedAt ?? header.startedAt).sort();
  const [startedAt = ''] = starts;
  const finishedAt = ends.at(-1) ?? startedAt;
  const lateness = transcripts.flatMap(({ footer }) => footer?.latenessMs ?? []);
  return {
    run: {
      id: transcripts[0]?.header.run ?? '',
      startedAt,
      finishedAt,
      durationMs: Date.parse(finishedAt) - Date.parse(startedAt),
      floorMs: 0,
      latenessMs: {
        p99: Math.max(0, ...lateness.map(({ p99 }) => p99)),
        max: Math.max(0, ...lateness.map(({ max }) => max)),
      },
      options: {},
      notes: [],
    },
    selection: { only: [], skip: [] },
    strict: false,
    unplayed: 'there is no transcript of it',
    elsewhere: [],
  };
}
