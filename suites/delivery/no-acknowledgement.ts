import {
  defineCheck,
  inconclusive,
  pass,
  unseen,
  violated,
  type ConnectionStory,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { arrivalOf, matchesFor, nameOf, type OwnChange } from './own-events.js';

const KEY = 'main';

/** So many events without a word of the client show that none is waited for. */
const ENOUGH = 5;

/** A copy may be sent again; a third one is a server that waits for an answer. */
const MOST_COPIES = 2;

export const noAcknowledgement = defineCheck({
  id: 'bind.no-acknowledgement',
  title: 'The server does not depend on any acknowledgement from the client after the bind',
  requirements: ['ALL-BIND-07'],
  cause: 'The server waits for a message of its own protocol after the bind or after each notification.',
  remedy:
    'Go on sending notifications on a bound connection as long as it is open; pings tell whether somebody is there.',
  judge(history) {
    const connection = silentConnection(history);
    if (connection === undefined)
      return unseen(history, 'no bound connection without further client messages was seen');
    const matches = matchesFor(KEY, history);
    const heard = matches.map((change) => arrivalOf(change, KEY, history) !== undefined);
    const findings = [...stopped(matches, heard, connection), ...repeats(connection, history)];
    if (findings.length > 0) return violated('delivery does not go on without an acknowledgement', findings);
    const count = heard.filter((one) => one).length;
    if (count >= ENOUGH) return pass(`${String(count)} × event delivered, and nothing sent after the bind`);
    if (connection.end !== undefined && connection.closes.every(({ by }) => by === 'server')) {
      return inconclusive(`the server ended the connection after ${String(count)} events, and why cannot be known`);
    }
    return unseen(history, `fewer than ${String(ENOUGH)} events were seen`);
  },
});

/** The connection of the Subscription, where the bind is the last that the client sent on it. */
function silentConnection(history: History): ConnectionStory | undefined {
  return history.connections.find(
    ({ binds, sent }) => binds.length === 1 && binds.some(({ keys }) => keys.includes(KEY)) && sent.length <= 1,
  );
}

/** The first events came, and from some point on none. */
function stopped(matches: readonly OwnChange[], heard: readonly boolean[], connection: ConnectionStory): Finding[] {
  const last = heard.lastIndexOf(true);
  const rest = matches.slice(last + 1);
  if (last < 0 || rest.length < ENOUGH || hasEndedBefore(connection, rest)) return [];
  const actual = `nothing after ${String(last + 1)} events; ${String(rest.length)} more were caused`;
  return rest.slice(0, 1).map(({ mark }) => ({ entry: mark.seq, expected: 'events as long as they happen', actual }));
}

/** Either side may end a connection for reasons of its own. */
function hasEndedBefore({ end }: ConnectionStory, rest: readonly OwnChange[]): boolean {
  return end !== undefined && end.at < (rest.at(-1)?.answeredAt ?? 0);
}

function repeats(connection: ConnectionStory, history: History): Finding[] {
  const copies = new Map<string, number>();
  for (const seen of history.events(KEY)) {
    // Heartbeats may list recent events, each time.
    const isRepeater = ['handshake', 'heartbeat'].includes(seen.notification.status.type ?? '');
    if (seen.notification.connection !== connection.id || isRepeater) continue;
    copies.set(nameOf(seen), (copies.get(nameOf(seen)) ?? 0) + 1);
  }
  return [...copies]
    .filter(([, count]) => count > MOST_COPIES)
    .map(([name, count]) => ({
      entry: connection.connect.seq,
      expected: 'each event, seldom a second time',
      actual: `event ${name} ${String(count)} times`,
    }));
}
