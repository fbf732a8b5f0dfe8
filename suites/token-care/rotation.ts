import {
  defineCheck,
  inconclusive,
  pass,
  skip,
  unseen,
  violated,
  type ConnectionStory,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { broke } from '../session/bindings.js';
import { expirationOf, serverTimeAt } from './answers.js';
import { eventsFor, heard, lost, toldElsewhere } from './bindings.js';
import { EXPIRED } from './expiry.js';

const KEY = 'lasting';

/** Date header and expiration may each be rounded to a whole second. */
const ROUNDING_MS = 2_000;

export const rotationPastExpiry = defineCheck({
  id: 'rotation.past-expiry',
  title: 'A connection that was renewed in time goes on past the expiration of its first token',
  requirements: ['ALL-ROT-09'],
  cause: 'A timer of the first token ends the binding, and the renewal does not stop it.',
  remedy: 'Let a renewal move the end of the binding to the expiration of the new token.',
  judge(history) {
    const left = history.skipped(EXPIRED);
    if (left !== undefined) return skip(`${left.reason}; ${left.option ?? 'a larger time budget'} would include it`);
    const binds = history.marks('bind').filter(({ keys }) => keys.length === 1 && keys[0] === KEY);
    const [old, renewed] = binds;
    if (old === undefined || renewed === undefined) return unseen(history, 'no connection was renewed');
    const connection = history.connection(renewed.connection);
    const span = { from: expiry(history, old.exchange), to: expiry(history, renewed.exchange) };
    const event = eventsFor(history, KEY, renewed.seq).find(({ at }) => {
      const time = serverTimeAt(history, at);
      return time !== undefined && time > span.from && time < span.to - ROUNDING_MS / 2;
    });
    if (connection === undefined || event === undefined) {
      return unseen(history, 'no event was caused between the expirations of the two tokens');
    }
    if (heardSince(history, connection.id, event.exchange)) {
      return pass('an event arrived on the renewed connection after the first token had expired');
    }
    return judgeSilence(history, connection, { from: span.from, renewedSeq: renewed.seq, eventSeq: event.seq });
  },
});

function expiry(history: History, exchange: number | undefined): number {
  return (exchange === undefined ? undefined : expirationOf(history.exchange(exchange))) ?? NaN;
}

interface Silence {
  /** When the first token expired, wall time in ms since the epoch. */
  readonly from: number;
  readonly renewedSeq: number;
  readonly eventSeq: number;
}

/** The renewed binding may have failed for another reason: at once, before the old token ended, or for every client. */
function judgeSilence(history: History, connection: ConnectionStory, { from, renewedSeq, eventSeq }: Silence) {
  const shaken = heard(history, connection.id, KEY).some(({ seq }) => seq > renewedSeq);
  if (!shaken && history.facts?.binding?.handshakes !== false) {
    return unseen(history, 'the renewal was followed by no handshake');
  }
  const ended = connection.end === undefined ? undefined : serverTimeAt(history, connection.end.at);
  if (lost(connection) && (ended ?? 0) + ROUNDING_MS < from) {
    return inconclusive('the renewed connection was lost before the first token expired');
  }
  if (broke(connection)) return inconclusive('the renewed connection broke before the event arrived');
  if (!toldElsewhere(history, 'witness', renewedSeq, connection.id)) {
    return unseen(history, 'the event reached no freshly bound connection either');
  }
  const actual = lost(connection) ? 'the server closed the connection' : 'nothing arrived';
  const finding: Finding = { entry: eventSeq, expected: 'the event on the renewed connection', actual };
  return violated('delivery stops when the first token expires, although it was renewed', [finding]);
}

/** An event-notification on the connection since a request was sent. */
function heardSince(history: History, connection: string, exchange: number): boolean {
  const since = history.exchange(exchange)?.request.seq ?? Infinity;
  return heard(history, connection, KEY).some(({ seq, status }) => seq > since && status.type === 'event-notification');
}
