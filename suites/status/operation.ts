import {
  answerInWords,
  defineCheck,
  evidenceOf,
  inconclusive,
  judgeEach,
  pass,
  shown,
  succeeded,
  textAt,
  unseen,
  violated,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { answered, bundles, calls, idsIn, isInPages, isMissing, whereOffered } from './answers.js';
import { BUSY, QUIET } from './asking.js';

export const statusSupported = defineCheck({
  id: 'status.supported',
  title: 'The server offers $status on Subscription',
  requirements: ['BP-STATUS-01', 'R5-STATUS-01'],
  cause: 'The operation was not implemented, or only under another path.',
  remedy: 'Answer GET [base]/Subscription/[id]/$status with a searchset Bundle that holds the status.',
  judge(history) {
    const [call] = calls(history, 'instance');
    if (call === undefined) return unseen(history, '$status was not called');
    if (answered(history).length > 0) return pass('$status is answered');
    if (!isMissing(call))
      return inconclusive(`$status was answered ${answerInWords(call)}, which says nothing of support`);
    return violated('the server does not offer $status', [
      { entry: evidenceOf(call), expected: '200 with a Bundle', actual: answerInWords(call) },
    ]);
  },
});

export const statusGet = defineCheck({
  id: 'status.get',
  title: '$status can be invoked with GET',
  requirements: ['ALL-STATUS-02'],
  cause: 'The operation is registered for POST alone.',
  remedy: 'Offer GET: the operation has no side effects and takes only primitive parameters.',
  judge: (history) => judgeWay(history, ['instance', 'two', 'all'], 'GET', () => pass('calls with GET were answered')),
});

/** A method that is refused while the other one works is not offered. */
function judgeWay(history: History, labels: readonly string[], method: string, judgeAnswers: () => Outcome) {
  return whereOffered(history, () => {
    const made = labels.flatMap((about) => calls(history, about));
    if (made.some(succeeded)) return judgeAnswers();
    const denied = made.filter(isMissing);
    if (denied.length === 0) return unseen(history, `no answer to ${method} tells whether it is offered`);
    return violated(
      `$status cannot be invoked with ${method}`,
      denied.map((call) => ({ entry: evidenceOf(call), expected: '200 with a Bundle', actual: answerInWords(call) })),
    );
  });
}

export const statusPost = defineCheck({
  id: 'status.post',
  title: '$status can be invoked with POST and a Parameters body, and answers as it does to GET',
  requirements: ['ALL-STATUS-03'],
  cause: 'The operation is registered for GET alone, or the body is not read.',
  remedy: 'Offer POST with a Parameters resource, and read its parameters as those of a query.',
  judge: (history) =>
    judgeWay(history, ['posted', 'posted-instance'], 'POST', () => {
      const problems = POSTED_TWINS.flatMap(([asked, posted]) => differences(history, asked, posted));
      if (problems.length > 0) return violated('$status does not read what is posted', problems);
      const seen = ['posted', 'posted-instance'].some((about) => bundles(history, about).length > 0);
      return seen
        ? pass('calls with POST were answered')
        : unseen(history, 'calls with POST were answered by no Bundle');
    }),
});

/** Labels of calls by GET and by POST that ask the same. */
const POSTED_TWINS = [
  ['two', 'posted'],
  ['two-off', 'two-off-posted'],
] as const;

/** Subscriptions of others may come and go meanwhile: they count only where GET, asked for these, told of none. */
function differences(history: History, asked: string, posted: string): Finding[] {
  const [call] = bundles(history, posted);
  if (call === undefined || bundles(history, asked).length === 0) return [];
  // Only what GET found is asked for page by page.
  if (isInPages(history, asked) || isInPages(history, posted)) return [];
  const own = [BUSY, QUIET].flatMap((key) => history.subscription(key)?.id ?? []);
  const [expected, actual] = [idsIn(history, asked), idsIn(history, posted)];
  const strangers = expected.every((id) => own.includes(id)) ? actual.filter((id) => !own.includes(id)) : [];
  const wrong = own.filter((id) => expected.includes(id) !== actual.includes(id));
  if (strangers.length + wrong.length === 0) return [];
  return [{ entry: evidenceOf(call), path: 'Bundle.entry', expected: shown(expected), actual: shown(actual) }];
}

export const statusNotWrapped = defineCheck({
  id: 'status.not-wrapped',
  title: '$status answers with the Bundle itself, not with Parameters around it',
  requirements: ['ALL-STATUS-05'],
  cause: 'A framework wraps the result of every operation in Parameters.return.',
  remedy: 'Answer with the Bundle: an operation with one out-parameter called return answers with the resource alone.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history), {
        situation: 'answer of $status',
        broken: '$status does not answer with a Bundle',
        problem: (exchange) => {
          const type = textAt(exchange.body, 'resourceType');
          if (type === 'Bundle') return undefined;
          return { entry: evidenceOf(exchange), path: 'resourceType', expected: 'Bundle', actual: shown(type) };
        },
      }),
    ),
});
