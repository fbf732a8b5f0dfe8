import { defineCheck, judgeEach, shown, succeeded, type History } from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { judgeRise, type CountTold } from '../status/raising.js';
import { POSTED, ASKED, EVENTS_CALL } from './asking.js';
import { numbersIn, statusesOf, USEFUL, whereOffered } from './answers.js';

export const eventsCount = defineCheck({
  id: 'events.count',
  title: 'An answer of $events contains the event count',
  requirements: ['R5-EVENTS-13'],
  releases: ['R5'],
  cause: 'eventsSinceSubscriptionStart is optional by cardinality and was left out.',
  remedy: 'Send eventsSinceSubscriptionStart.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, statusesOf(history), {
        situation: 'answer of $events',
        broken: 'an answer of $events lacks the event count',
        problem: ({ entry, status }) =>
          status.rawCount === undefined
            ? { entry, path: status.places.eventsSinceSubscriptionStart, expected: 'the event count', actual: 'absent' }
            : undefined,
      }),
    ),
});

export const eventsCountRight = defineCheck({
  id: 'events.count-right',
  title: 'The event count in an answer of $events includes the events of the answer',
  requirements: ['ALL-NOTIF-32'],
  cause: 'The events in the answer are counted, and not those of the Subscription.',
  remedy: 'Send the number of events so far, as in notifications.',
  judge: (history) =>
    whereOffered(history, () => {
      const counted = statusesOf(history).flatMap(({ entry, status }) => {
        const highest = Math.max(...status.events.flatMap(({ number }) => number ?? []));
        return status.count === undefined || !Number.isFinite(highest) ? [] : [{ entry, status, highest }];
      });
      return judgeEach(history, counted, {
        situation: 'answer of $events with a count and numbered events',
        broken: 'the event count in an answer of $events is lower than the number of an event in it',
        problem: ({ entry, status, highest }) => {
          if ((status.count ?? 0) >= highest) return undefined;
          const path = status.places.eventsSinceSubscriptionStart;
          return { entry, path, expected: `${String(highest)} or more`, actual: shown(status.rawCount) };
        },
      });
    }),
});

export const eventsNotRaised = defineCheck({
  id: 'events.not-raised',
  title: 'Asking for events does not raise the event count',
  requirements: ['ALL-EVENTS-10'],
  cause: 'The count is that of notifications sent, and the answer is built as one.',
  remedy: 'Count events of the topic only.',
  judge: (history) =>
    whereOffered(history, () => {
      const counts = countsAround(history);
      const [before, after] = counts;
      const isBetween = (seq: number) => seq > (before?.entry ?? Infinity) && seq < (after?.entry ?? 0);
      const asked = history.exchangesFor(EVENTS_CALL).filter(succeeded);
      const calls = asked.filter(({ request }) => isBetween(request.seq)).length;
      const told = toldAbove(before?.count ?? Infinity, history);
      return judgeRise(history, { broken: 'calls of $events raise the event count', counts, calls, later: 0, told });
    }),
});

/** How many events the answers tell that came after a count: others may have caused them between the calls. */
function toldAbove(count: number, history: History): number {
  const numbers = [...USEFUL, POSTED].flatMap((about) => numbersIn(history, about));
  return new Set(numbers.filter((number) => number > count)).size;
}

/** By $status; where it does not tell, by the first and the last answer themselves. */
function countsAround(history: History): CountTold[] {
  const asked = statusCounts(history, ASKED).map(({ seq, count }) => ({ entry: seq, count }));
  if (asked.length > 1) return asked;
  return ['every', POSTED].flatMap((about) =>
    statusesOf(history, [about]).flatMap(({ entry, status: { count, places } }) =>
      count === undefined ? [] : [{ entry, path: places.eventsSinceSubscriptionStart, count }],
    ),
  );
}
