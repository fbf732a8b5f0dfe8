import {
  defineCheck,
  judgeEach,
  shown,
  skip,
  type Finding,
  type History,
  type Notification,
  type StatusView,
} from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { judgeUnraised } from '../session/raised-counts.js';
import { withoutHeartbeats } from './spans.js';

export const heartbeatCountUnraised = defineCheck({
  id: 'heartbeat.count-unraised',
  title: 'Sending a heartbeat does not raise the event count',
  requirements: ['ALL-HB-05'],
  cause: 'The counter counts notifications instead of events.',
  remedy: 'Raise the count where an event is detected, never where a notification is sent.',
  judge: (history) =>
    history.notificationsOfType('heartbeat').length === 0
      ? withoutHeartbeats(history, 'no heartbeat was seen')
      : judgeUnraised(history, 'heartbeat'),
});

export const heartbeatCountPresent = defineCheck({
  id: 'heartbeat.count-present',
  title: 'A heartbeat carries eventsSinceSubscriptionStart',
  requirements: ['R5-HB-06'],
  releases: ['R5'],
  everywhere: true,
  cause: 'The heartbeat is built without the counter because no event has happened yet.',
  remedy: 'Send eventsSinceSubscriptionStart in every heartbeat, "0" where there was no event.',
  judge(history) {
    const beats = history.notificationsOfType('heartbeat');
    if (beats.length === 0) return withoutHeartbeats(history, 'no heartbeat was seen');
    return judgeEach(history, beats, {
      situation: 'heartbeat',
      broken: 'Heartbeats lack the event count',
      problem: ({ seq, status }) =>
        status.rawCount === undefined
          ? { entry: seq, path: pathOf(status), expected: 'the event count', actual: 'absent' }
          : undefined,
    });
  },
});

export const heartbeatCount = defineCheck({
  id: 'heartbeat.count',
  title: 'The event count in a heartbeat is the number of events so far',
  requirements: ['ALL-HB-07'],
  cause: 'The heartbeat takes its count from the connection, or from the events that were delivered there.',
  remedy: 'Put the count of all events since the Subscription was created into every heartbeat.',
  judge(history) {
    const beats = history.notificationsOfType('heartbeat');
    if (beats.length === 0) return withoutHeartbeats(history, 'no heartbeat was seen');
    return judgeEach(history, beats.flatMap(yardsticks(history)), {
      situation: 'heartbeat whose count can be compared',
      broken: 'Heartbeats give a wrong event count',
      problem: (measured) => wrongCount(measured),
    });
  },
});

export const heartbeatEventsCounted = defineCheck({
  id: 'heartbeat.events-counted',
  title: 'Events that a heartbeat repeats are already in its count',
  requirements: ['ALL-HB-09'],
  everywhere: true,
  cause: 'The heartbeat takes along events that the counter has not seen yet.',
  remedy: 'List only events whose number is not above eventsSinceSubscriptionStart.',
  judge(history) {
    const beats = history.notificationsOfType('heartbeat');
    if (beats.length === 0) return withoutHeartbeats(history, 'no heartbeat was seen');
    const repeating = beats.filter(({ status }) => status.events.length > 0 && status.count !== undefined);
    if (repeating.length === 0) return skip('no heartbeat repeats events beside a count, which it need not');
    return judgeEach(history, repeating, {
      situation: 'heartbeat that repeats events',
      broken: 'Heartbeats list events that are not in their count',
      problem: ({ seq, status }) =>
        status.events
          .filter(({ number = 0 }) => number > (status.count ?? Infinity))
          .map(({ places, rawNumber }) => ({
            entry: seq,
            path: places.eventNumber,
            expected: `${String(status.count)} at most`,
            actual: shown(rawNumber),
          })),
    });
  },
});

interface Measured {
  readonly beat: Notification;
  readonly count: number;
  /** The highest event number that had arrived well before the heartbeat. */
  readonly delivered?: number | undefined;
  /** What `$status` said both before and after it. */
  readonly status?: number | undefined;
}

/** Heartbeats with a count, and what it can be held against. An event that comes just before may not be in it yet. */
function yardsticks(history: History) {
  return (beat: Notification): Measured[] => {
    const { key, status, at, seq } = beat;
    const { count } = status;
    if (key === undefined || count === undefined) return [];
    const numbers = history
      .events(key)
      .filter(({ notification: n }) => n.status.type === 'event-notification' && n.at <= at - history.limits.settleMs)
      .flatMap(({ event }) => event.number ?? []);
    const asked = statusCounts(history, key);
    const before = asked.findLast((each) => each.seq < seq)?.count;
    const after = asked.find((each) => each.seq > seq)?.count;
    const delivered = numbers.length === 0 ? undefined : Math.max(...numbers);
    const agreed = before === after ? before : undefined;
    return delivered === undefined && agreed === undefined ? [] : [{ beat, count, delivered, status: agreed }];
  };
}

function wrongCount({ beat, count, delivered, status }: Measured): Finding[] {
  const finding = (expected: string) => [
    { entry: beat.seq, path: pathOf(beat.status), expected, actual: String(count) },
  ];
  if (delivered !== undefined && count < delivered)
    return finding(`${String(delivered)} at least, the last event's number`);
  if (status !== undefined && count !== status) return finding(`${String(status)}, as $status says before and after`);
  return [];
}

function pathOf({ places }: StatusView): string {
  return places.eventsSinceSubscriptionStart;
}
