import type { Asker } from './asker.js';
import type { Mark } from './mark.js';

/** When an entry was recorded. `at`: monotonic milliseconds since the run began, taken before anything is parsed. */
export interface Stamp {
  readonly seq: number;
  readonly at: number;
  /** Wall time, ISO 8601 with milliseconds. */
  readonly wall: string;
}

export type Headers = Readonly<Record<string, string>>;

/** What was sent to or received from the target, or said by the scenario, in one line of the transcript. */
export type EntryBody =
  | {
      readonly kind: 'http-request';
      readonly exchange: number;
      /** What the request is for, in the scenario's words: `create`, `token`, `trigger` … */
      readonly purpose: string;
      /** Which subscription key, twin or parameter it is about. */
      readonly about?: string | undefined;
      /** Who asks, where that is not the run itself. */
      readonly as?: Exclude<Asker, 'self'> | undefined;
      readonly method: string;
      readonly url: string;
      readonly headers: Headers;
      readonly body?: string | undefined;
    }
  | {
      readonly kind: 'http-response';
      readonly exchange: number;
      readonly status: number;
      readonly headers: Headers;
      readonly body: string;
      /** Set where the body was longer than the harness reads: its true or least size in bytes. */
      readonly cutAtBytes?: number | undefined;
    }
  | { readonly kind: 'http-failure'; readonly exchange: number; readonly code: string; readonly message: string }
  | { readonly kind: 'ws-connect'; readonly connection: string; readonly url: string; readonly headers: Headers }
  | { readonly kind: 'ws-open'; readonly connection: string; readonly headers: Headers }
  | {
      readonly kind: 'ws-refused';
      readonly connection: string;
      /** HTTP status of the upgrade answer, where there was one. */
      readonly status?: number | undefined;
      readonly code: string;
      readonly message: string;
      readonly headers?: Headers | undefined;
    }
  | { readonly kind: 'ws-sent'; readonly connection: string; readonly text: string }
  | {
      readonly kind: 'ws-received';
      readonly connection: string;
      readonly text: string;
      readonly binary: boolean;
      readonly bytes: number;
    }
  /** A request that the target sent to an endpoint of the harness. */
  | {
      readonly kind: 'hook-received';
      /** Id of the endpoint: `hook-1`. */
      readonly connection: string;
      /** Number of the request at this endpoint. */
      readonly delivery: number;
      readonly method: string;
      readonly url: string;
      readonly headers: Headers;
      readonly text: string;
      readonly binary: boolean;
      readonly bytes: number;
    }
  /** What the endpoint did about a request. */
  | {
      readonly kind: 'hook-answered';
      readonly connection: string;
      readonly delivery: number;
      /** Absent where the request was left without an answer. */
      readonly status?: number | undefined;
      /** `hung`: the target gave up waiting; `cut`: the connection was cut off. */
      readonly how: 'answered' | 'hung' | 'cut';
    }
  | ControlFrame<'ws-ping'>
  | ControlFrame<'ws-pong'>
  | {
      readonly kind: 'ws-close';
      readonly connection: string;
      /** Whose close frame this is. */
      readonly by: 'client' | 'server';
      readonly code: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'ws-end';
      readonly connection: string;
      /** 1006 where the connection ended without a close frame of the server. */
      readonly code: number;
      readonly message: string;
    }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | {
      /** The harness itself was late: the event loop stood still this long, ending at `at`. */
      readonly kind: 'late';
      readonly ms: number;
    };

interface ControlFrame<Kind> {
  readonly kind: Kind;
  readonly connection: string;
  readonly by: 'client' | 'server';
  readonly payload: string;
}

export type Entry = Stamp & EntryBody;

export type EntryKind = EntryBody['kind'];

export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>;

/** A message of the target, by WebSocket or to an endpoint. */
export type ReceivedEntry = EntryOf<'hook-received'> | EntryOf<'ws-received'>;

export function isKind<Kind extends EntryKind>(kind: Kind) {
  return (entry: Entry): entry is EntryOf<Kind> => entry.kind === kind;
}
