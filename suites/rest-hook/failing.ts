import {
  advise,
  defineCheck,
  pass,
  shown,
  unseen,
  violated,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { statusCounts } from '../session/counts.js';
import { becoming, FAILED, FAILING } from './keys.js';
import {
  deliveries,
  eventsAt,
  lostRead,
  waitedInVain,
  wasTaken,
  wasTurnedDown,
  withHook,
  type Delivered,
  type HookStory,
  type Read,
} from './story.js';

/** Judges what followed the first event that the endpoint turned down. */
export function afterFailure(
  history: History,
  judge: (story: HookStory, failed: readonly Delivered[]) => Outcome,
): Outcome {
  return withHook(history, FAILING, (story) => {
    const failed = failedEvents(history, story);
    return failed.length === 0 ? unseen(history, 'no event was answered by an error') : judge(story, failed);
  });
}

/** Events that the endpoint answered with an error. */
export function failedEvents(history: History, story: HookStory): Delivered[] {
  return eventsAt(history, story).filter(wasTurnedDown);
}

/** Statuses that were read after the endpoint began to fail and while it did, before the client did something. */
export function readsWhileFailing(history: History, story: HookStory, failed: readonly Delivered[]): Read[] {
  const fromSeq = failed[0]?.received.seq ?? Infinity;
  const untilSeq = endOfFailing(history, story, fromSeq);
  return story.reads.filter(({ seq }) => seq > fromSeq && seq < untilSeq);
}

/** From here on the server may have a reason to leave `error`: its endpoint took something, or the client asked it to. */
export function endOfFailing(history: History, story: HookStory, fromSeq: number): number {
  const recovering = history.marks('trigger').filter(({ because }) => because === 'recovering');
  const taken = deliveries(history, story).filter(wasTaken);
  const updates = history.exchangesFor('update', FAILING);
  const reasons = [
    ...recovering.map(({ seq }) => seq),
    ...taken.map(({ received }) => received.seq),
    ...updates.map(({ request }) => request.seq),
  ];
  return Math.min(...reasons.filter((seq) => seq > fromSeq));
}

export const hookFailureStatus = defineCheck({
  id: 'rest-hook.failure-status',
  title: 'When notifications fail, the status of the Subscription says so',
  requirements: ['R5-REST-13', 'BP-REST-13'],
  cause: 'The answers of the endpoint to events are not looked at.',
  remedy: 'Set the status to error once an event could not be delivered.',
  judge: (history) =>
    afterFailure(history, (story, failed) => {
      const reads = readsWhileFailing(history, story, failed);
      const last = reads.at(-1);
      if (last === undefined) return unseen(history, 'the status was not read after the failure');
      if (reads.some(isFailed)) return pass(`the status says so after ${String(failed.length)} attempts`);
      const fromSeq = failed[0]?.received.seq ?? 0;
      if (lostRead(history, FAILING, fromSeq))
        return unseen(history, 'a read of the status after the failure was not answered');
      if (!waitedInVain(history, becoming(FAILING, FAILED), fromSeq))
        return unseen(history, 'the status was not watched for long enough');
      // The number of attempts is not regulated.
      return advise('a Subscription whose notifications fail stays as it is', [
        { entry: last.seq, path: 'Subscription.status', expected: 'error', actual: shown(last.status) },
      ]);
    }),
});

function isFailed({ status }: Read): boolean {
  return status === 'error' || status === 'off';
}

export const hookFailureNoticed = defineCheck({
  id: 'rest-hook.failure-noticed',
  title: 'The server acts on an error that its endpoint answers an event with',
  requirements: ['ALL-REST-14'],
  cause: 'A request counts as delivered once it is sent, whatever comes back.',
  remedy: 'Look at the HTTP status of the answer: try again, set the status to error, or list the error.',
  judge: (history) =>
    afterFailure(history, (story, failed) => {
      if (readsWhileFailing(history, story, failed).some(isFailed)) return pass('the status says so');
      const names = failed.map(nameOf);
      if (new Set(names).size < names.length) return pass('the event was tried again');
      const answers = history
        .exchangesFor('status', FAILING)
        .filter(({ request }) => request.seq > (failed[0]?.received.seq ?? 0));
      const told = answers.flatMap(({ body }) => history.statusesIn(body)).some(({ raw }) => raw.error !== undefined);
      if (told) return pass('$status tells of it');
      if (!waitedInVain(history, becoming(FAILING, FAILED), failed[0]?.received.seq ?? 0))
        return unseen(history, 'what follows was not watched for long enough');
      return violated('an error of the endpoint has no visible consequence', [
        {
          entry: failed[0]?.answered?.seq,
          expected: 'another attempt, status error, or an error listed',
          actual: 'none',
        },
      ]);
    }),
});

function nameOf({ notifications }: Delivered): string {
  return notifications
    .flatMap(({ status }) => status.events.map(({ number, focus }) => `${String(number)} ${focus?.reference ?? ''}`))
    .join();
}

export const hookFailureCounted = defineCheck({
  id: 'rest-hook.failure-counted',
  title: 'Events that could not be delivered are counted',
  requirements: ['BP-REST-13', 'ALL-NOTIF-35'],
  cause: 'Events are counted when they were delivered.',
  remedy: 'Count every event, whatever becomes of its notification.',
  judge: (history) =>
    afterFailure(history, () => {
      const counts = statusCounts(history, FAILING);
      const caused = history
        .marks('trigger')
        .filter(({ because, focus }) => because === 'failing' && focus !== undefined);
      const [first] = caused;
      const before = counts.find(({ seq }) => first !== undefined && seq < first.seq);
      const after = counts.find(({ seq }) => seq > (caused.at(-1)?.seq ?? Infinity));
      if (before === undefined || after === undefined)
        return unseen(history, '$status did not tell the count before and after');
      const expected = before.count + caused.length;
      if (after.count >= expected) return pass(`${String(before.count)} became ${String(after.count)}`);
      return violated('events that could not be delivered are not counted', [
        { entry: after.seq, expected: String(expected), actual: String(after.count) },
      ]);
    }),
});
