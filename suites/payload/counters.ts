import { defineCheck, judgeEach, shown, type Json, type Notification } from '../../src/model/index.js';

export const countPresent = defineCheck({
  id: 'notification.count-present',
  title: 'Every event-notification carries the event count',
  requirements: ['R5-NOTIF-31'],
  releases: ['R5'],
  everywhere: true,
  cause: 'eventsSinceSubscriptionStart is optional by cardinality and is only sent in handshakes and heartbeats.',
  remedy: 'Send eventsSinceSubscriptionStart in every event-notification: clients notice missed events by it.',
  judge: (history) =>
    judgeEach(history, history.notificationsOfType('event-notification'), {
      situation: 'event-notification',
      broken: 'an event-notification carries no event count',
      problem: ({ seq, status }) =>
        status.rawCount === undefined
          ? { entry: seq, path: status.places.eventsSinceSubscriptionStart, expected: 'the count', actual: 'absent' }
          : undefined,
    }),
});

interface Counter {
  readonly seq: number;
  readonly path: string;
  readonly raw: Json;
}

/** integer64 without a sign in front: counters start at nothing and grow. */
const COUNTER = /^(0|\+?[1-9]\d*)$/;

export const countersAreStrings = defineCheck({
  id: 'notification.counters-are-strings',
  title: 'Event counters are JSON strings of digits',
  requirements: ['R5-NOTIF-27', 'R4B-NOTIF-27', 'R4-NOTIF-27', 'R4-NOTIF-19'],
  everywhere: true,
  cause: 'The counters are integer64, and a serializer writes 64-bit integers as JSON numbers.',
  remedy: 'Write eventsSinceSubscriptionStart and eventNumber as strings: "7", not 7. FHIR defines that for integer64.',
  judge: (history) =>
    judgeEach(history, history.notifications.flatMap(countersIn), {
      situation: 'event counter',
      broken: 'an event counter is not a JSON string of digits',
      problem: ({ seq, path, raw }) =>
        typeof raw === 'string' && COUNTER.test(raw)
          ? undefined
          : { entry: seq, path, expected: 'a JSON string of digits, such as "7"', actual: shown(raw) },
    }),
});

/** Missing counters, and lists of them, are the business of the cardinality. */
function countersIn({ seq, status }: Notification): Counter[] {
  const counters = status.events.map(({ places, rawNumber }) => ({ seq, path: places.eventNumber, raw: rawNumber }));
  counters.unshift({ seq, path: status.places.eventsSinceSubscriptionStart, raw: status.rawCount });
  return counters.filter(isScalar);
}

function isScalar(counter: Partial<Counter>): counter is Counter {
  return ['string', 'number', 'boolean'].includes(typeof counter.raw);
}
