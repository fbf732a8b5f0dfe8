import {
  defineCheck,
  pass,
  skip,
  succeeded,
  unseen,
  violated,
  type EventView,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { SILENT, SOUND, TIMEOUT_S, TIMEOUT_TOLERANCE_MS, WELL_SERVED } from './keys.js';
import { deliveries, eventsAt, wasTaken, withHook, type Delivered, type HookStory } from './story.js';

export const hookAnySuccess = defineCheck({
  id: 'rest-hook.any-success',
  title: 'Any success status of the endpoint counts as delivered',
  requirements: ['ALL-REST-19'],
  cause: 'Only 200 is taken for success.',
  remedy: 'Take every 2xx answer for success.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const untilSeq = history.exchangesFor('delete', SOUND).at(0)?.request.seq ?? Infinity;
      const events = eventsAt(history, story).filter(({ received }) => received.seq < untilSeq);
      const taken = events.filter(wasTaken);
      const codes = new Set(taken.map(({ answered }) => answered?.status));
      if (codes.size < 2) return unseen(history, 'no events were answered by several kinds of success');
      const again = taken.flatMap((one) => repeatOf(one, events));
      if (again.length > 0) return violated('a success is not taken for one', again);
      const last = taken.at(-1)?.answered?.seq ?? Infinity;
      const read = story.reads.find(({ seq }) => seq > last && seq < untilSeq);
      if (read?.status === 'error') {
        const finding = { entry: read.seq, path: 'Subscription.status', expected: 'active', actual: 'error' };
        return violated('a success is not taken for one', [finding]);
      }
      return pass(`${String(taken.length)} events were delivered once, answered ${[...codes].join(', ')}`);
    }),
});

/** The next request with an event that had been answered by success. */
function repeatOf({ received, answered, notifications }: Delivered, events: readonly Delivered[]): Finding[] {
  const names = namesIn(notifications);
  const again = events.find(
    (other) =>
      other.received.seq > (answered?.seq ?? received.seq) &&
      namesIn(other.notifications).some((one) => names.includes(one)),
  );
  if (again === undefined) return [];
  const expected = `no further attempt after ${String(answered?.status)}`;
  return [{ entry: again.received.seq, expected, actual: 'the same event again' }];
}

/** An event is known again by number and focus together: numbers alone may be wrong, and one resource may change twice. */
function namesIn(notifications: Delivered['notifications']): string[] {
  return notifications.flatMap(({ status }) => status.events.flatMap((event) => nameOf(event) ?? []));
}

function nameOf({ number, focus }: EventView): string | undefined {
  const about = focus?.name;
  return number === undefined || about === undefined ? undefined : `${String(number)} ${about}`;
}

export const hookTimeout = defineCheck({
  id: 'rest-hook.timeout',
  title: 'An attempt to deliver is given up after the time-out of the Subscription',
  requirements: ['ALL-REST-12'],
  cause: 'The HTTP client has a time-out of its own, or none.',
  remedy: 'Give up an attempt once the timeout of the Subscription has passed.',
  judge: (history) =>
    withHook(history, SILENT, (story) => {
      const stored = history.subscription(SILENT)?.settings.timeoutS;
      if (stored === undefined) return skip('the server stores no time-out');
      if (stored !== TIMEOUT_S) return unseen(history, `the time-out of ${String(TIMEOUT_S)} s was not granted`);
      const [first, second] = deliveries(history, story);
      if (first?.answered === undefined) return unseen(history, 'no request was left without an answer in time');
      const waitedMs = first.answered.at - first.received.at;
      const lateMs = history.latenessMs(first.received.at, first.answered.at);
      const words = `${String(Math.round(waitedMs))} ms`;
      if (first.answered.how === 'hung') {
        if (waitedMs <= TIMEOUT_S * 1000 + TIMEOUT_TOLERANCE_MS) return pass(`given up after ${words}`);
        if (waitedMs - lateMs <= TIMEOUT_S * 1000 + TIMEOUT_TOLERANCE_MS)
          return unseen(history, 'the harness itself was late');
        return overdue(first.answered.seq, words);
      }
      if (second !== undefined && second.received.seq < first.answered.seq)
        return pass('it was tried again before the late answer');
      return judgeLateAnswer(history, story, first.answered.seq, words);
    }),
});

/** The connection was kept until the late answer: what counts is whether that was taken for a success. */
function judgeLateAnswer(history: History, { reads }: HookStory, answeredSeq: number, words: string) {
  if (reads.some(({ status, seq }) => status === 'error' && seq < answeredSeq))
    return pass('the attempt counted as failed, though the connection was kept');
  const after = reads.filter(({ seq }) => seq > answeredSeq);
  if (after.some(({ status }) => status === 'active')) return overdue(answeredSeq, `${words}, and then a success`);
  if (after.some(({ status }) => status === 'error')) return pass('the late answer was not taken for a success');
  return unseen(history, 'what the late answer counted for was not seen');
}

function overdue(entry: number, actual: string) {
  const expected = `${String(TIMEOUT_S)} s, ${String(TIMEOUT_TOLERANCE_MS / 1000)} s late at most`;
  return violated('an attempt is not given up after the time-out', [{ entry, expected, actual }]);
}

/** How long what was sent before a Subscription was deleted may still be on its way. */
const IN_FLIGHT_MS = 2_000;

export const hookSilentAfterDeletion = defineCheck({
  id: 'rest-hook.silent-after-deletion',
  title: 'Once a Subscription was deleted nothing comes to its endpoint',
  requirements: ['ALL-DEL-03'],
  cause: 'What waits to be posted, or the endpoint itself, is kept apart from the Subscription and outlives it.',
  remedy: 'Drop everything that waits for the endpoint when the Subscription is deleted.',
  judge: (history) =>
    withHook(history, SOUND, (story) => {
      const removal = history.exchangesFor('delete', SOUND).find(succeeded)?.response;
      if (removal === undefined) return unseen(history, 'the Subscription was not deleted');
      const caused = history.marks('trigger').find(({ because }) => because === 'deleted');
      const isNew = ({ notifications }: Delivered) =>
        notifications.some(({ status }) =>
          status.events.some(({ focus }) => caused?.focus !== undefined && focus?.name === caused.focus),
        );
      const late = deliveries(history, story).filter(
        (one) =>
          isNew(one) || one.received.at - removal.at > IN_FLIGHT_MS + history.latenessMs(removal.at, one.received.at),
      );
      if (late.length > 0) {
        return violated(
          'requests to the endpoint go on after the Subscription was deleted',
          late.map(({ received }) => ({ entry: received.seq, expected: 'nothing', actual: `a ${received.method}` })),
        );
      }
      const heard = history
        .eventsAbout(caused?.focus ?? '')
        .some(({ notification }) => WELL_SERVED.some((key) => key !== SOUND && notification.key === key));
      return heard
        ? pass('silence, while the endpoint of another Subscription was told of the event')
        : unseen(history, 'the event after the deletion came to no other endpoint either');
    }),
});
