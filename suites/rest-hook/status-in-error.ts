import {
  answerInWords,
  defineCheck,
  evidenceOf,
  inconclusive,
  pass,
  refused,
  shown,
  skip,
  succeeded,
  textAt,
  unseen,
  unsupported,
  violated,
} from '../../src/model/index.js';
import { afterFailure, endOfFailing, readsWhileFailing } from './failing.js';
import { FAILING } from './keys.js';

export const statusInError = defineCheck({
  id: 'status.in-error',
  title: '$status goes on answering for a Subscription in error, and says so',
  requirements: ['BP-STATUS-21', 'ALL-STATUS-09'],
  cause: 'The operation looks among the active Subscriptions only.',
  remedy: 'Answer $status for every Subscription that is stored, with its status.',
  judge: (history) =>
    afterFailure(history, (story, failed) => {
      const last = readsWhileFailing(history, story, failed).at(-1);
      if (last?.status !== 'error') return unseen(history, 'the Subscription was not in error');
      const calls = history.exchangesFor('status', FAILING);
      const fromSeq = failed[0]?.received.seq ?? 0;
      const untilSeq = endOfFailing(history, story, fromSeq);
      const [call] = calls.filter((one) => one.request.seq > last.seq && evidenceOf(one) < untilSeq);
      const [earlier] = calls.filter(({ request }) => request.seq < fromSeq);
      if (call === undefined) return unseen(history, '$status was not called');
      if (!succeeded(earlier)) {
        return earlier !== undefined && (earlier.status === 404 || unsupported(earlier))
          ? skip('the server does not offer $status')
          : unseen(history, `$status was answered ${answerInWords(earlier)} before anything failed`);
      }
      if (call.status === undefined) return inconclusive(`$status was not answered (${answerInWords(call)})`);
      const place = { entry: evidenceOf(call), expected: '200 with status error' };
      if (!succeeded(call) && !refused(call) && call.status !== 500)
        return inconclusive(`$status was answered ${answerInWords(call)}`);
      if (!succeeded(call))
        return violated('$status is not answered in error', [{ ...place, actual: answerInWords(call) }]);
      // Another document than a Bundle is for status.not-wrapped.
      if (textAt(call.body, 'resourceType') !== 'Bundle')
        return unseen(history, '$status did not answer with a Bundle');
      const told = history
        .statusesIn(call.body)
        .find(({ subscriptionId }) => subscriptionId === history.subscription(FAILING)?.id);
      if (told !== undefined && told.raw.status === undefined) return unseen(history, '$status states no status');
      if (told?.status === 'error') return pass('200 with status error');
      // It may have been switched off in the meantime.
      const next = story.reads.find(({ seq }) => seq > call.request.seq)?.status;
      if (told?.status === next && next === 'off')
        return unseen(history, 'the Subscription was switched off meanwhile');
      return violated('$status does not tell the error', [{ ...place, actual: `status ${shown(told?.status)}` }]);
    }),
});
