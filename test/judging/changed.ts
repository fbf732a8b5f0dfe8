import type { Entry, EntryBody, EntryOf, Transcript, TranscriptFooter } from '../../src/model/index.js';

/** An entry before it has its place: when it was recorded, and what. */
type Unplaced = Omit<Entry, 'seq'> & EntryBody;

/** A copy with other entries, numbered anew. */
export function having({ header, footer }: Transcript, entries: readonly Unplaced[]): Transcript {
  const placed = entries.map((entry, index) => ({ ...entry, seq: index + 1 }));
  return footer === undefined
    ? { header, entries: placed }
    : { header, entries: placed, footer: { ...footer, entries: placed.length } };
}

/** What is left of a recording that ends after some entries; without footer where no outcome is given. */
export function cutAfter(
  { header, entries, footer }: Transcript,
  kept: number,
  outcome?: TranscriptFooter['outcome'],
): Transcript {
  const rest = { header, entries: entries.slice(0, kept) };
  if (outcome === undefined || footer === undefined) return rest;
  return { ...rest, footer: { ...footer, entries: kept, outcome, reason: `the recording is ${outcome} here` } };
}

/** Ids of the connections that are open after some entries. */
export function openAfter({ entries }: Transcript, kept: number): string[] {
  const open = new Set<string>();
  for (const entry of entries.slice(0, kept)) {
    if (entry.kind === 'ws-open') open.add(entry.connection);
    if (entry.kind === 'ws-end') open.delete(entry.connection);
  }
  return [...open];
}

/** Connections break after some entries, without any close frame: nothing comes on them any more, and nobody is told. */
export function brokenAfter(transcript: Transcript, kept: number, broken: readonly string[]): Transcript {
  const before = transcript.entries.slice(0, kept);
  const { at = 0, wall = '' } = before.at(-1) ?? {};
  const ends = broken.map((connection) => ({
    kind: 'ws-end' as const,
    connection,
    code: 1006,
    message: 'socket hang up',
    at,
    wall,
  }));
  const isLost = (entry: Entry) =>
    'connection' in entry && broken.includes(entry.connection) && entry.kind !== 'ws-sent';
  return having(transcript, [...before, ...ends, ...transcript.entries.slice(kept).filter((entry) => !isLost(entry))]);
}

export type Instead =
  | Pick<EntryOf<'http-response'>, 'kind' | 'status' | 'headers' | 'body'>
  | Pick<EntryOf<'http-failure'>, 'kind' | 'code' | 'message'>;

/** Another answer comes to one exchange. A change that made something no longer says what. */
export function answeredBy(transcript: Transcript, exchange: number, instead: Instead): Transcript {
  return having(
    transcript,
    transcript.entries.map((entry): Unplaced => {
      const { at, wall } = entry;
      if (entry.kind === 'http-response' && entry.exchange === exchange) return { at, wall, exchange, ...instead };
      return forgetful(entry, exchange);
    }),
  );
}

function forgetful(entry: Entry, exchange: number): Entry {
  if (entry.kind !== 'mark' || entry.mark.name !== 'trigger' || entry.mark.exchange !== exchange) return entry;
  return entry.mark.interaction === 'create' ? { ...entry, mark: { ...entry.mark, focus: undefined } } : entry;
}

/** A connection is not opened after all, so that nothing happens on it. */
export function neverOpened(
  transcript: Transcript,
  connection: string,
  why: Pick<EntryOf<'ws-refused'>, 'status' | 'code' | 'message'>,
): Transcript {
  return having(
    transcript,
    transcript.entries.flatMap((entry): Unplaced[] => {
      const { at, wall } = entry;
      if (entry.kind === 'mark') {
        return entry.mark.name === 'bind' && entry.mark.connection === connection ? [] : [entry];
      }
      if (!('connection' in entry) || entry.connection !== connection || entry.kind === 'ws-connect') return [entry];
      return entry.kind === 'ws-open' ? [{ kind: 'ws-refused', connection, at, wall, ...why }] : [];
    }),
  );
}

/** The harness stands still after some entries: what was recorded meanwhile is recorded when it wakes up. */
export function stalledAfter(transcript: Transcript, kept: number, ms: number): Transcript {
  const { late, untilAt } = standstill(transcript, kept, ms);
  const delayed = transcript.entries.slice(kept).map((entry) => ({ ...entry, at: Math.max(entry.at, untilAt) }));
  return having(transcript, [...transcript.entries.slice(0, kept), late, ...delayed]);
}

/** Everything after some entries comes later by a time in which the harness stood still; `told`: it noticed so. */
export function postponedAfter(transcript: Transcript, kept: number, ms: number, told = true): Transcript {
  const { late } = standstill(transcript, kept, ms);
  const later = transcript.entries.slice(kept).map((entry) => ({ ...entry, at: entry.at + ms }));
  return having(transcript, [...transcript.entries.slice(0, kept), ...(told ? [late] : []), ...later]);
}

function standstill({ entries }: Transcript, kept: number, ms: number) {
  const { at = 0, wall = '' } = entries[kept - 1] ?? {};
  return { late: { kind: 'late' as const, ms, at: at + ms, wall }, untilAt: at + ms };
}
