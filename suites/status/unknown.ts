import {
  advise,
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  refused,
  succeeded,
  unseen,
  unsupported,
  violated,
  type Exchange,
} from '../../src/model/index.js';
import { breaks, bundles, calls, toldBy, whereOffered, whereTypeLevel } from './answers.js';

export const statusUnknownInstance = defineCheck({
  id: 'status.unknown-instance',
  title: '$status of a Subscription that does not exist is refused',
  requirements: ['ALL-STATUS-22'],
  cause: 'The id is only used as a filter of a search, which finds nothing and says so with 200.',
  remedy: 'Answer 404 with an OperationOutcome where the Subscription in the path does not exist.',
  judge: (history) =>
    whereOffered(history, () => {
      // A refusal tells of the id only where the same call about a Subscription that is there was answered.
      if (bundles(history, 'instance').length === 0) return unseen(history, '$status by GET was not answered');
      const [call] = calls(history, 'unknown');
      if (call === undefined) return unseen(history, '$status of an unknown Subscription was not asked for');
      const finding = findingOf(call, '404');
      if (succeeded(call)) return violated('$status of an unknown Subscription succeeds', [finding]);
      if (breaks(call)) return violated('$status of an unknown Subscription breaks the server', [finding]);
      return refused(call) && call.status !== 405
        ? pass(answerInWords(call))
        : unseen(history, `the call about an unknown Subscription was answered ${answerInWords(call)}`);
    }),
});

export const statusUnknownIds = defineCheck({
  id: 'status.unknown-ids',
  title: 'Unknown ids at type level are simply not in the result of $status',
  requirements: ['R5-STATUS-23'],
  releases: ['R5'],
  cause: 'Each id is looked up, and the first that is missing ends the operation.',
  remedy: 'Leave out what was not found: the result has a status for each Subscription that was.',
  judge: (history) =>
    whereTypeLevel(history, () => {
      const [call] = calls(history, 'unknown-id');
      if (call === undefined) return unseen(history, 'an unknown id was not asked for');
      const finding = findingOf(call, '200 with an empty Bundle');
      const told = toldBy(history, 'unknown-id').length;
      if (told > 0)
        return violated('a status is told for an unknown id', [{ ...finding, actual: `${String(told)} statuses` }]);
      if (bundles(history, 'unknown-id').length > 0) return pass('an empty result');
      if (breaks(call)) return violated('an unknown id breaks the server', [finding]);
      return refused(call) && !unsupported(call)
        ? advise('an unknown id is refused instead of left out', [finding])
        : unseen(history, `the call about an unknown id was answered ${answerInWords(call)}`);
    }),
});

function findingOf(call: Exchange, expected: string) {
  return { entry: evidenceOf(call), expected, actual: answerInWords(call) };
}
