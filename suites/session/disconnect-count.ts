import { defineCheck, type History } from '../../src/model/index.js';
import { statusCounts } from './counts.js';
import type { Interruption } from './interruption.js';
import { judgeReadings, nextEvent, type Reading } from './readings.js';

export const disconnectCounted = defineCheck({
  id: 'disconnect.counted',
  title: 'Events that happen while nobody is connected are counted',
  requirements: ['ALL-DISC-03'],
  cause: 'Events are only detected or counted while somebody listens.',
  remedy: 'Count every event of an active Subscription, delivered or not.',
  judge: (history) =>
    judgeReadings(history, 'no count was seen after events that nobody heard', (stop) => countsAfter(history, stop)),
});

export const disconnectNumbers = defineCheck({
  id: 'disconnect.numbers',
  title: 'Event numbers go on after a reconnect where they would be without the break',
  requirements: ['ALL-DISC-06'],
  cause: 'The numbering starts anew with each connection.',
  remedy: 'Keep the event number with the Subscription, not with the connection.',
  judge: (history) =>
    judgeReadings(history, 'no numbered event was seen after the client was back', (stop) =>
      nextEvent(stop).flatMap(({ entry, expected, event }) =>
        event.number === undefined ? [] : [{ entry, path: event.places.eventNumber, expected, actual: event.number }],
      ),
    ),
});

/** Before the next event: the answers of `$status` and the handshake; else what the next event says. */
function countsAfter(history: History, stop: Interruption): Reading[] {
  const { key, missed, later, rebind, known } = stop;
  const last = missed.at(-1);
  if (last === undefined || known === undefined) return [];
  const untilSeq = later[0]?.requestedSeq ?? Infinity;
  const expected = known.number + last.index - known.index;
  const path = 'eventsSinceSubscriptionStart';
  const asked = statusCounts(history, key).filter(({ seq }) => seq > last.trigger.seq && seq < untilSeq);
  const handshake = rebind?.handshake;
  const greeted = handshake?.status.count;
  const before = [
    ...asked.map(({ seq, count }) => ({ entry: seq, path, expected, actual: count })),
    ...(handshake === undefined || greeted === undefined
      ? []
      : [{ entry: handshake.seq, path: handshake.status.places[path], expected, actual: greeted }]),
  ];
  if (before.length > 0) return before;
  return nextEvent(stop).flatMap(({ entry, expected: next, status }) =>
    status.count === undefined ? [] : [{ entry, path: status.places[path], expected: next, actual: status.count }],
  );
}
