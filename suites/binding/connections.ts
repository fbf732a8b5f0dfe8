import type { ConnectionStory, EntryOf, Finding, Headers, History } from '../../src/model/index.js';

/** Whether the opening request carried credentials of the REST calls: no other header is ever sent. */
export function authorized({ connect }: ConnectionStory): boolean {
  return Object.keys(connect.headers).length > 0;
}

/** Whether the server answered the opening with a subprotocol, which nobody had offered. */
export function subprotocolOf({ open, refused }: ConnectionStory): string | undefined {
  const header = headerOf(open?.headers ?? refused?.headers ?? {}, 'sec-websocket-protocol');
  if (header !== undefined) return header;
  return refused !== undefined && /subprotocol/i.test(refused.message) ? refused.message : undefined;
}

/** Openings that ended one way or the other, for a reason that lies with the URL. Overload and gateways are none. */
export function openings(history: History): ConnectionStory[] {
  return history.connections.filter(
    ({ open, refused }) => open !== undefined || (refused !== undefined && !isPassing(refused)),
  );
}

/** Whether an opening was refused for a reason that passes: too many requests, or a gateway without its server. */
export function isPassing({ status }: EntryOf<'ws-refused'>): boolean {
  return status !== undefined && [429, 502, 503, 504].includes(status);
}

/** What came of an opening, as a finding against the rule that it should have worked. */
export function refusal({ connect, refused }: ConnectionStory, expected: string): Finding {
  const status = refused?.status === undefined ? '' : `HTTP ${String(refused.status)}, `;
  return { entry: refused?.seq ?? connect.seq, expected, actual: `${status}${refused?.message ?? 'not opened'}` };
}

function headerOf(headers: Headers, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
