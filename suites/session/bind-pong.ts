import {
  defineCheck,
  pass,
  unseen,
  violated,
  type ConnectionStory,
  type EntryOf,
  type History,
} from '../../src/model/index.js';
import { wasWatched } from './answers.js';

/** A pong this late behind frames that were sent after the ping and answered will not come. */
const PONG_OVERDUE_MS = 1_000;

export const bindPong = defineCheck({
  id: 'bind.pong',
  title: 'The server answers a WebSocket ping with a pong that carries the same payload',
  requirements: ['ALL-BIND-11'],
  cause: 'A hand-written WebSocket layer, or a proxy, drops control frames.',
  remedy: 'Answer each ping frame with a pong frame of the same payload, as RFC 6455 section 5.5.3 asks.',
  judge(history) {
    const pinged = history.connections.flatMap((connection) => {
      const ping = connection.pings.find(({ kind, by }) => kind === 'ws-ping' && by === 'client');
      return ping === undefined ? [] : [{ connection, ping }];
    });
    const [first] = pinged;
    if (first === undefined) return unseen(history, 'no ping was sent');
    const { connection, ping } = first;
    const pongs = connection.pings.filter((p) => p.kind === 'ws-pong' && p.by === 'server' && p.seq > ping.seq);
    const pong = pongs.find(({ payload }) => payload === ping.payload);
    if (pong !== undefined) return pass(`the pong came ${String(Math.round(pong.at - ping.at))} ms after the ping`);
    if (!isOverdue(connection, ping, history)) {
      return unseen(history, 'the connection was not watched long enough after the ping');
    }
    const actual = pongs.map(({ payload }) => `a pong with ${JSON.stringify(payload)}`).join(', ') || 'no pong';
    const expected = `a pong with ${JSON.stringify(ping.payload)}`;
    return violated('A ping was not answered by its pong', [{ entry: ping.seq, expected, actual }]);
  },
});

/** Frames are read in order: what was sent after the ping and is answered shows that the ping was read. */
function isOverdue(
  { closes, end }: ConnectionStory,
  ping: EntryOf<'ws-ping'> | EntryOf<'ws-pong'>,
  history: History,
): boolean {
  const untilAt = Math.min(end?.at ?? Infinity, history.endAt);
  if (wasWatched(history, ping.at, untilAt, history.limits.handshakeMs)) return true;
  const [closing, answer] = closes;
  if (closing?.by !== 'client' || answer?.by !== 'server') return false;
  return wasWatched(history, ping.at, answer.at, PONG_OVERDUE_MS);
}
