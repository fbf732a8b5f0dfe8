import { defineCheck, judgeEach, skip, unseen } from '../../src/model/index.js';
import type { ConnectionStory, EntryOf, Finding, History } from '../../src/model/index.js';
import { wasWatched } from './answers.js';
import { endedByServer } from './bindings.js';

export const disconnectClose = defineCheck({
  id: 'disconnect.close',
  title: 'The server completes a closing handshake that the client starts',
  requirements: ['ALL-DISC-01'],
  cause: 'Close frames are not answered, or the socket is kept until a time-out.',
  remedy: 'Answer a close frame with a close frame and end the TCP connection, as RFC 6455 section 5.5.1 asks.',
  judge(history) {
    // At the very end connections are left without waiting long for the answer.
    const lastSeq = history.exchanges.findLast(({ purpose }) => purpose !== 'clean-up')?.request.seq ?? 0;
    const closed = history.connections
      .flatMap((connection) => closingOf(history, connection))
      .filter(({ close }) => close.seq < lastSeq);
    return judgeEach(
      history,
      closed.filter(({ kind }) => kind !== 'unknown'),
      {
        situation: 'closing handshake of the client',
        broken: 'The server does not complete the closing handshake',
        problem: ({ kind, close, after }) => {
          const data = after.map(({ seq }) => ({
            entry: seq,
            expected: 'no data after the close frame of the server',
            actual: 'a data message',
          }));
          if (kind !== 'kept-open') return data;
          return {
            entry: close.seq,
            expected: 'a close frame in return',
            actual: 'none, and the connection kept open',
          };
        },
        doubt: ({ kind, close }) =>
          kind === 'dropped'
            ? { entry: close.seq, expected: 'a close frame in return', actual: 'the connection ended without one' }
            : undefined,
        doubtful: 'The server ends the connection without answering the close frame',
      },
    );
  },
});

export const disconnectCloseCode = defineCheck({
  id: 'disconnect.close-code',
  title: 'A server that ends a connection sends a close frame with a defined status code',
  requirements: ['ALL-DISC-09'],
  everywhere: true,
  cause: 'The socket is destroyed instead of closed, or the code is one that may not be sent.',
  remedy: 'Close with a code such as 1000, 1001 or 1008, or one from 3000 to 4999 of your own.',
  judge(history) {
    const ended = history.connections.filter((c) => c.open !== undefined && endedByServer(history, c));
    if (ended.length === 0 && history.connections.some(({ open }) => open !== undefined)) {
      return skip('the server ended no connection');
    }
    if (ended.length === 0) return unseen(history, 'no connection was open');
    const judged = ended.filter((connection) => frameOf(connection) !== undefined || isCutOff(connection, ended));
    if (judged.length === 0) return unseen(history, 'a connection broke, by the server or by something in between');
    return judgeEach(history, judged, {
      situation: 'connection ended by the server',
      broken: 'The server ends connections without a proper close frame',
      problem: badEnd,
    });
  },
});

/**
 * One connection that breaks may have been broken by anything in between. Two that break when the client has said something that is
 * not answered, such as a bind that is refused, were ended by who heard it.
 */
function isCutOff(connection: ConnectionStory, ended: readonly ConnectionStory[]): boolean {
  const cutOff = ended.filter((one) => frameOf(one) === undefined && isAfterMessage(one));
  return cutOff.length > 1 && cutOff.includes(connection);
}

function frameOf({ closes }: ConnectionStory): EntryOf<'ws-close'> | undefined {
  return closes.find(({ by }) => by === 'server');
}

/** Whether the client had the last word. */
function isAfterMessage({ sent, received }: ConnectionStory): boolean {
  return (sent.at(-1)?.seq ?? -1) > (received.at(-1)?.seq ?? -1);
}

interface Closing {
  readonly kind: 'complete' | 'kept-open' | 'dropped' | 'unknown';
  readonly close: EntryOf<'ws-close'>;
  /** Data behind the server's close frame. */
  readonly after: readonly EntryOf<'ws-received'>[];
}

/** How a closing handshake went that the client started; none where the server was first. */
function closingOf(history: History, { closes, received, end }: ConnectionStory): Closing[] {
  const [close] = closes;
  if (close?.by !== 'client') return [];
  const answer = closes.find(({ by }) => by === 'server');
  const after = answer === undefined ? [] : received.filter(({ seq }) => seq > answer.seq);
  const isOverdue = wasWatched(history, close.at, end?.at ?? history.endAt, history.limits.closeMs);
  if (answer !== undefined) return [{ kind: 'complete', close, after }];
  if (isOverdue) return [{ kind: 'kept-open', close, after }];
  return [{ kind: end === undefined ? 'unknown' : 'dropped', close, after }];
}

function badEnd(connection: ConnectionStory): Finding | undefined {
  const { id, end, connect } = connection;
  const frame = frameOf(connection);
  const entry = frame?.seq ?? end?.seq ?? connect.seq;
  const expected = 'a close frame with a code of RFC 6455 section 7.4';
  const message = end?.message === undefined || end.message === '' ? '' : ` (${end.message})`;
  if (frame === undefined) return { entry, expected, actual: `connection ${id} ended without one${message}` };
  return isDefined(frame.code) ? undefined : { entry, expected, actual: `code ${String(frame.code)}` };
}

/** Codes that may stand in a close frame; 1004 to 1006 and 1015 may not, and 1005 means that there was none. */
function isDefined(code: number): boolean {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}
