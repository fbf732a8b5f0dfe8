import {
  defineCheck,
  shown,
  succeeded,
  textAt,
  unseen,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { calls, idOf, toldBy, whereOffered, type Told } from './answers.js';
import { BUSY } from './asking.js';
import { judgeStatuses } from './statuses.js';

export const statusStatus = defineCheck({
  id: 'status.status',
  title: '$status states the current status of the Subscription',
  requirements: ['ALL-STATUS-09'],
  cause: 'The status is left out, or remembered from when the Subscription was created.',
  remedy: 'Read the status of the Subscription when the operation is called.',
  judge: (history) =>
    whereOffered(history, () => {
      const id = idOf(history, BUSY);
      const told = toldBy(history, 'instance').filter(({ status }) => status.subscriptionId === id);
      if (told.length === 0) return unseen(history, '$status told nothing of its Subscription');
      const stored = storedStatus(history);
      // Only by what the call is for has R4B to state it: there the element is optional.
      const isDemanded = history.words.answerStatesStatus;
      const absent = (one: Told) => (one.status.raw.status === undefined ? findingOf(one, 'the status') : undefined);
      return judgeStatuses(history, told, {
        broken: '$status does not state the status of the Subscription',
        problem: (one) => wrong(one, stored) ?? (isDemanded ? absent(one) : undefined),
        doubt: absent,
      });
    }),
});

function wrong(one: Told, stored: string | undefined): Finding | undefined {
  const { status, raw } = one.status;
  return raw.status === undefined || stored === undefined || status === stored ? undefined : findingOf(one, stored);
}

function findingOf({ entry, status }: Told, expected: string): Finding {
  return { entry, path: status.places.status, expected, actual: shown(status.raw.status) };
}

/** The status that the reads right before and after agree on; undefined where they do not. */
function storedStatus(history: History): string | undefined {
  const [call] = calls(history, 'instance');
  const reads = history.exchangesFor('read', BUSY).filter(succeeded);
  const seq = ({ request }: Exchange) => request.seq;
  const before = reads.findLast((read) => seq(read) < (call === undefined ? 0 : seq(call)));
  const after = reads.find((read) => seq(read) > (call === undefined ? Infinity : seq(call)));
  const [one, other] = [textAt(before?.body, 'status'), textAt(after?.body, 'status')];
  return one === other ? one : undefined;
}
