import type { Entry, EntryOf } from './entry.js';
import type { MarkOf } from './mark.js';

/** One WebSocket connection of a scenario, from connect to end. */
export interface ConnectionStory {
  readonly id: string;
  readonly connect: EntryOf<'ws-connect'>;
  readonly open?: EntryOf<'ws-open'> | undefined;
  readonly refused?: EntryOf<'ws-refused'> | undefined;
  readonly binds: readonly (MarkOf<'bind'> & { readonly at: number; readonly seq: number })[];
  readonly sent: readonly EntryOf<'ws-sent'>[];
  readonly received: readonly EntryOf<'ws-received'>[];
  readonly pings: readonly (EntryOf<'ws-ping'> | EntryOf<'ws-pong'>)[];
  readonly closes: readonly EntryOf<'ws-close'>[];
  readonly end?: EntryOf<'ws-end'> | undefined;
}

function isBind(entry: Entry, id: string): entry is EntryOf<'mark'> & { mark: MarkOf<'bind'> } {
  return entry.kind === 'mark' && entry.mark.name === 'bind' && entry.mark.connection === id;
}

export function connectionStories(entries: readonly Entry[]): ConnectionStory[] {
  return entries.flatMap((connect) => (connect.kind === 'ws-connect' ? [storyOf(connect, entries)] : []));
}

function storyOf(connect: EntryOf<'ws-connect'>, entries: readonly Entry[]): ConnectionStory {
  const id = connect.connection;
  const own = entries.filter((entry) => 'connection' in entry && entry.connection === id);
  return {
    id,
    connect,
    open: own.find((entry) => entry.kind === 'ws-open'),
    refused: own.find((entry) => entry.kind === 'ws-refused'),
    binds: entries.flatMap((entry) => (isBind(entry, id) ? [{ ...entry.mark, at: entry.at, seq: entry.seq }] : [])),
    sent: own.filter((entry) => entry.kind === 'ws-sent'),
    received: own.filter((entry) => entry.kind === 'ws-received'),
    pings: own.filter((entry) => entry.kind === 'ws-ping' || entry.kind === 'ws-pong'),
    closes: own.filter((entry) => entry.kind === 'ws-close'),
    end: own.find((entry) => entry.kind === 'ws-end'),
  };
}
