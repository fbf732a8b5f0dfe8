import {
  defineCheck,
  inconclusive,
  pass,
  textAt,
  unseen,
  violated,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { BURST } from './burst.js';
import { arrivalOf, matchesFor, unattributable, type OwnChange } from './own-events.js';

/**
 * A burst is repeated where one of its events does not come; only a Subscription that misses one in every burst, and at
 * least in two, has a server that loses events rather than a network that lost one.
 */
export const eachEvent = defineCheck({
  id: 'notification.each-event',
  title: 'Each matching event leads to an event-notification',
  requirements: ['ALL-NOTIF-41', 'ALL-SUB-22'],
  cause: 'Events that happen at the same time overwrite each other, or a failed delivery drops what waits behind it.',
  remedy: 'Queue the events of each Subscription, and attempt to deliver every one of them.',
  judge(history) {
    const keys = [...new Set(burstsOf(history).flatMap((burst) => burst.keys))];
    const tallies = keys.map((key) => tallyOf(key, history)).filter(({ rounds }) => rounds.length > 0);
    if (tallies.length === 0) return unseen(history, 'no burst of events was caused');
    const lossy = tallies.filter(({ rounds }) => rounds.every(({ missing }) => missing.length > 0));
    if (lossy.length === 0) return delivered(tallies);
    const decided = lossy.filter(({ key, rounds }) => rounds.length > 1 && excuse(key, rounds, history) === undefined);
    if (decided.length > 0)
      return violated('matching events were not notified, in one burst after another', decided.flatMap(losses));
    return undecided(lossy, history);
  },
});

interface Round {
  readonly changes: readonly OwnChange[];
  readonly missing: readonly OwnChange[];
}

interface Tally {
  readonly key: string;
  readonly rounds: readonly Round[];
}

function burstsOf(history: History) {
  return history.marks('listened').filter(({ what }) => what === BURST);
}

function tallyOf(key: string, history: History): Tally {
  const matches = matchesFor(key, history);
  const rounds = burstsOf(history)
    .filter(({ keys }) => keys.includes(key))
    .map(({ fromAt, at }) => {
      const changes = matches.filter(({ startedAt }) => startedAt >= fromAt && startedAt <= at);
      return { changes, missing: changes.filter((change) => !cameInTime(change, key, history)) };
    });
  return { key, rounds: rounds.filter(({ changes }) => changes.length > 0) };
}

function cameInTime(change: OwnChange, key: string, history: History): boolean {
  const arrival = arrivalOf(change, key, history);
  if (arrival === undefined) return false;
  const { at } = arrival.notification;
  const latenessMs = history.latenessMs(change.answeredAt, at);
  return at <= change.answeredAt + history.limits.deliveryMs + latenessMs;
}

/** What else than a loss explains that nothing was seen. */
function excuse(key: string, rounds: readonly Round[], history: History): string | undefined {
  const missing = rounds.flatMap((round) => round.missing).length;
  const strange = history.foreignEvents(key).length + unattributable(key, history);
  if (strange >= missing) return 'notifications came that do not show which of the events they are about';
  const statuses = history.exchangesFor('read', key).map(({ body }) => textAt(body, 'status'));
  const stopped = statuses.find((status) => status === 'error' || status === 'off');
  if (stopped !== undefined) return `the server had set the Subscription to ${stopped}`;
  return brokenBefore(key, rounds, history) ? 'the connection ended in between' : undefined;
}

/** The connection ended before the last event could be delivered in time. */
function brokenBefore(key: string, rounds: readonly Round[], history: History): boolean {
  const last = rounds.flatMap(({ changes }) => changes).at(-1);
  const until = (last?.answeredAt ?? 0) + history.limits.deliveryMs;
  const own = history.connections.filter(({ binds }) => binds.some(({ keys }) => keys.includes(key)));
  return own.length > 0 && own.every(({ end }) => end !== undefined && end.at < until);
}

function delivered(tallies: readonly Tally[]): Outcome {
  const repeated = tallies.filter(({ rounds }) => rounds.some(({ missing }) => missing.length > 0));
  const count = tallies.flatMap(({ rounds }) => rounds.flatMap(({ changes }) => changes)).length;
  const note = repeated.length === 0 ? '' : '; some bursts had to be repeated, because an event did not come';
  return pass(`${String(count)} × matching event of a burst delivered${note}`, repeated.flatMap(losses));
}

function losses({ key, rounds }: Tally): Finding[] {
  return rounds.flatMap(({ missing, changes }) =>
    missing.map(({ mark, focus }) => {
      const of = `${String(changes.length - missing.length)} of ${String(changes.length)} in this burst`;
      return {
        entry: mark.seq,
        expected: `an event about ${focus ?? mark.event} for ${key}`,
        actual: `none in time; ${of}`,
      };
    }),
  );
}

function undecided(lossy: readonly Tally[], history: History): Outcome {
  const [first] = lossy;
  const reason = first === undefined ? undefined : excuse(first.key, first.rounds, history);
  if (reason !== undefined) return inconclusive(`not every event of a burst was seen: ${reason}`);
  return unseen(history, 'an event of a burst did not come, and the burst was not repeated');
}
