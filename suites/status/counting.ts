import { defineCheck, pass, unseen, violated, type History } from '../../src/model/index.js';
import { calls, idOf, toldBy, whereOffered } from './answers.js';
import { BUSY, REPEATED } from './asking.js';
import { judgeRise, type CountTold } from './raising.js';
import { judgeStatuses, ownStatuses } from './statuses.js';

export const statusCount = defineCheck({
  id: 'status.count',
  title: 'A status that was asked for contains the event count',
  requirements: ['R5-STATUS-10'],
  releases: ['R5'],
  cause: 'eventsSinceSubscriptionStart is optional by cardinality and was left out.',
  remedy: 'Send eventsSinceSubscriptionStart, "0" where there was no event.',
  judge: (history) =>
    judgeStatuses(history, ownStatuses(history), {
      broken: 'a status lacks the event count',
      problem: ({ entry, status }) =>
        status.rawCount === undefined
          ? { entry, path: status.places.eventsSinceSubscriptionStart, expected: 'the event count', actual: 'absent' }
          : undefined,
    }),
});

export const statusNotRaised = defineCheck({
  id: 'status.not-raised',
  title: 'Asking for the status does not raise the event count',
  requirements: ['ALL-STATUS-12'],
  cause: 'The count is that of notifications sent, and the answer is built as one.',
  remedy: 'Count events of the topic only.',
  judge: (history) =>
    whereOffered(history, () => {
      const [first, last] = [REPEATED[0], REPEATED[REPEATED.length - 1] ?? REPEATED[0]];
      const told = [...REPEATED, 'control'].flatMap((about) => countIn(history, about)?.count ?? []);
      const rises = told.slice(1).map((count, index) => count - (told[index] ?? 0));
      const isRaised = rises.slice(0, -1).some((rise) => rise !== 0);
      if (isRaised && new Set(rises).size > 1) {
        return unseen(history, `the event count went by ${rises.join(', ')}, which others may have caused`);
      }
      return judgeRise(history, {
        broken: 'each call of $status raises the event count',
        counts: [first, last, 'control'].map((about) => countIn(history, about)),
        calls: REPEATED.filter((about) => about !== last && calls(history, about).length > 0).length,
        later: 1,
      });
    }),
});

export const statusCountRight = defineCheck({
  id: 'status.count-right',
  title: 'The event count in an answer of $status is the number of events so far',
  requirements: ['ALL-STATUS-11'],
  cause: 'Only events that were delivered are counted, and nobody was connected.',
  remedy: 'Count every event of the topic that passes the filters, delivered or not.',
  judge: (history) =>
    whereOffered(history, () => {
      const [before, after] = ['control', 'after-events'].map((about) => countIn(history, about));
      const caused = history.marks('trigger').filter(({ focus }) => focus !== undefined).length;
      if (before === undefined || after === undefined || caused === 0) {
        return unseen(history, 'no counts before and after events were told');
      }
      const expected = before.count + caused;
      if (after.count === expected) return pass(`${String(before.count)} became ${String(expected)}`);
      const { entry, path } = after;
      const finding = { entry, path, expected: String(expected), actual: String(after.count) };
      // More may be due to others: nobody listens, so that their events are not seen.
      return after.count > expected
        ? unseen(history, `the count rose by ${String(after.count - before.count)} with ${String(caused)} own events`)
        : violated('the event count is not the number of events', [finding]);
    }),
});

function countIn(history: History, about: string): CountTold | undefined {
  const id = idOf(history, BUSY);
  const told = toldBy(history, about).find(({ status }) => status.subscriptionId === id);
  if (told?.status.count === undefined) return undefined;
  const { entry, status } = told;
  return { entry, path: status.places.eventsSinceSubscriptionStart, count: told.status.count };
}
