import {
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  refused,
  shown,
  skip,
  succeeded,
  unseen,
  violated,
  type Exchange,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { countsOf } from '../session/counts.js';
import { failedEvents } from './failing.js';
import { ACTIVE, becoming, FAILING, PLAIN_KEYS, REFUSING } from './keys.js';
import { CONTROL } from './reactivating.js';
import {
  eventsAt,
  lostRead,
  readsOf,
  waitedInVain,
  wasTaken,
  withHook,
  type Delivered,
  type HookStory,
} from './story.js';

/** When the status was first seen to be error, after the endpoint had begun to fail. */
function failedSeq(history: History, story: HookStory): number | undefined {
  const begun = failedEvents(history, story)[0]?.received.seq ?? Infinity;
  return story.reads.find(({ seq, status }) => seq > begun && status === 'error')?.seq;
}

/** When the client asked for another try. */
function askedSeq(history: History, key: string): number {
  return history.exchangesFor('update', key).at(0)?.request.seq ?? Infinity;
}

export const hookRecovers = defineCheck({
  id: 'rest-hook.recovers',
  title: 'When a later notification succeeds, the status returns to active',
  requirements: ['R5-REST-16'],
  releases: ['R5'],
  cause: 'An error ends only by an update of the client, as in the backport guide.',
  remedy: 'Set the status to active when a notification was delivered again.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const delivered = recovery(history, story);
      if (delivered?.answered === undefined)
        return unseen(history, 'nothing was delivered while the Subscription was in error');
      const { seq: takenSeq } = delivered.answered;
      const after = story.reads.filter(({ seq }) => seq > takenSeq && seq < askedSeq(history, FAILING));
      const last = after.at(-1);
      if (last === undefined) return unseen(history, 'the status was not read after the delivery');
      if (after.some(({ status }) => status === 'active')) return pass('active again');
      return violated('a delivery that succeeds does not end the error', [
        { entry: last.seq, path: 'Subscription.status', expected: 'active', actual: shown(last.status) },
      ]);
    }),
});

/** The first event that was answered by success after the status had become error, before the client did anything. */
function recovery(history: History, story: HookStory): Delivered | undefined {
  const failed = failedSeq(history, story) ?? Infinity;
  return eventsAt(history, story).find(
    (one) => one.received.seq > failed && one.received.seq < askedSeq(history, FAILING) && wasTaken(one),
  );
}

export const hookStaysFailed = defineCheck({
  id: 'rest-hook.stays-failed',
  title: 'The server does not by itself return a failed Subscription to active',
  requirements: ['BP-REST-16'],
  releases: ['R4', 'R4B'],
  cause: 'A delivery that succeeds ends the error, as R5 has it.',
  remedy: 'Wait for the client to set the status to requested.',
  judge: (history) =>
    withHook(history, FAILING, (story) => {
      const failed = failedSeq(history, story);
      const asked = askedSeq(history, FAILING);
      if (failed === undefined || asked === Infinity)
        return unseen(history, 'the Subscription never failed, or was not watched');
      const between = story.reads.filter(({ seq }) => seq > failed && seq < asked);
      const back = between.find(({ status }) => status === 'active');
      if (back !== undefined) {
        return violated('a failed Subscription became active by itself', [
          { entry: back.seq, path: 'Subscription.status', expected: 'error', actual: 'active' },
        ]);
      }
      return between.length === 0
        ? unseen(history, 'the status was not read after the failure')
        : pass('it stays in error');
    }),
});

export const hookReactivates = defineCheck({
  id: 'rest-hook.reactivates',
  title: 'An update of the status by the client reactivates a failed Subscription, whose events are counted on',
  requirements: ['ALL-REST-17'],
  cause: 'An error is final, or only an operator can end it, or a new Subscription takes the place of the old one.',
  remedy:
    'Verify the endpoint again when the client sets the status to requested, and become active where it succeeds.',
  judge(history) {
    const outcomes = [FAILING, REFUSING].map((key) => withHook(history, key, () => judgeReactivation(history, key)));
    const [first] = outcomes;
    const decided = ['violated', 'pass', 'inconclusive'].flatMap(
      (word) => outcomes.find(({ outcome }) => outcome === word) ?? [],
    );
    return decided[0] ?? first ?? unseen(history, 'nothing failed');
  },
});

function judgeReactivation(history: History, key: string): Outcome {
  const updates = history.exchangesFor('update', key);
  const [first] = updates;
  if (first === undefined) return unseen(history, 'the Subscription never failed, or the status was not updated');
  const before = readsOf(history, key).findLast(({ seq }) => seq < first.request.seq);
  if (before?.status !== 'error')
    return skip(`the Subscription was ${shown(before?.status)}, not error, when its client asked`);
  const accepted = updates.find(succeeded);
  if (accepted?.response !== undefined) return judgeReturn(history, key, accepted.response.seq);
  return judgeRefusal(history, updates);
}

/** A server that takes no update at all is for another rule. */
function judgeRefusal(history: History, updates: readonly Exchange[]): Outcome {
  const control = history.exchangesFor(CONTROL, FAILING).at(-1);
  if (!succeeded(control)) {
    const answer = control === undefined ? 'not tried' : `answered ${answerInWords(control)}`;
    return unseen(history, `an update of a Subscription that is in order was ${answer} too`);
  }
  const other = updates.find((update) => !refused(update));
  if (other !== undefined) return unseen(history, `the update was answered ${answerInWords(other)}`);
  return violated(
    'a failed Subscription cannot be reactivated',
    updates.map((update) => ({ entry: evidenceOf(update), expected: '200', actual: answerInWords(update) })),
  );
}

function judgeReturn(history: History, key: string, updatedSeq: number): Outcome {
  const after = readsOf(history, key).filter(({ seq }) => seq > updatedSeq);
  if (!after.some(({ status }) => status === 'active')) {
    if (!everActive(history)) return unseen(history, 'no rest-hook Subscription ever became active');
    if (lostRead(history, key, updatedSeq)) return unseen(history, 'a read after the update was not answered');
    if (!waitedInVain(history, becoming(key, ACTIVE), updatedSeq))
      return unseen(history, 'the status was not watched for long enough');
    const last = after.at(-1);
    return violated('a failed Subscription does not become active again', [
      { entry: last?.seq ?? updatedSeq, path: 'Subscription.status', expected: 'active', actual: shown(last?.status) },
    ]);
  }
  const restarted = restartIn(history, key, updatedSeq);
  return restarted === undefined
    ? pass('active again')
    : violated('a Subscription that is reactivated counts its events anew', [restarted]);
}

/** Where none does, that is for the rule about the handshake. */
function everActive(history: History): boolean {
  return PLAIN_KEYS.some((key) => readsOf(history, key).some(({ status }) => status === 'active'));
}

/** The event that was caused after the update, where the count beside it falls behind what was counted before. */
function restartIn(history: History, key: string, updatedSeq: number): Finding | undefined {
  const known = Math.max(0, ...countsOf(history, key).flatMap(({ seq, count }) => (seq < updatedSeq ? [count] : [])));
  const caused = history.marks('trigger').find(({ expects, seq }) => seq > updatedSeq && expects.includes(key));
  const next = history.eventsAbout(caused?.focus ?? '', key)[0];
  if (next === undefined) return undefined;
  const { notification, event } = next;
  const { count = event.number ?? Infinity, places } = notification.status;
  const since = history.events(key).filter(({ notification: { seq } }) => seq > updatedSeq && seq <= notification.seq);
  // A count that was told too high, for which there are other rules, is no new beginning.
  if (count > known || count > since.length) return undefined;
  const expected = `more than ${String(known)}`;
  return { entry: notification.seq, path: places.eventsSinceSubscriptionStart, expected, actual: String(count) };
}
