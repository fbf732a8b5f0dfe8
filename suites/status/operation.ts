import {
  answerInWords,
  defineCheck,
  evidenceOf,
  inconclusive,
  judgeEach,
  pass,
  refused,
  shown,
  skip,
  succeeded,
  textAt,
  unseen,
  violated,
  advise,
  type Exchange,
  type History,
} from '../../src/model/index.js';
import { answered, calls, isMissing, toldBy, whereOffered } from './answers.js';

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
  judge: (history) => judgeWay(history, ['instance', 'two', 'all'], 'GET'),
});

export const statusPost = defineCheck({
  id: 'status.post',
  title: '$status can be invoked with POST and a Parameters body',
  requirements: ['ALL-STATUS-03'],
  cause: 'The operation is registered for GET alone, or the body is not read.',
  remedy: 'Offer POST with a Parameters resource: every FHIR operation can be invoked so.',
  judge: (history) => judgeWay(history, ['posted'], 'POST'),
});

/** A method that is refused while the other one works is not offered. */
function judgeWay(history: History, labels: readonly string[], method: string) {
  return whereOffered(history, () => {
    const made = labels.flatMap((about) => calls(history, about));
    const good = made.filter(succeeded);
    if (good.length > 0) return pass(`${String(good.length)} calls with ${method} were answered`);
    const denied = made.filter(isMissing);
    if (denied.length === 0) return unseen(history, `no answer to ${method} tells whether it is offered`);
    return violated(
      `$status cannot be invoked with ${method}`,
      denied.map((call) => ({ entry: evidenceOf(call), expected: '200 with a Bundle', actual: answerInWords(call) })),
    );
  });
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

export const statusUnknownInstance = defineCheck({
  id: 'status.unknown-instance',
  title: '$status of a Subscription that does not exist is refused',
  requirements: ['ALL-STATUS-22'],
  cause: 'The id is only used as a filter of a search, which finds nothing and says so with 200.',
  remedy: 'Answer 404 with an OperationOutcome where the Subscription in the path does not exist.',
  judge(history) {
    return whereOffered(history, () => {
      const asked = calls(history, 'unknown');
      const entry = (one: Exchange) => ({ entry: evidenceOf(one), expected: '404', actual: answerInWords(one) });
      if (toldBy(history, 'unknown').length > 0)
        return violated('a status is told of a Subscription that is not there', asked.map(entry));
      if (asked.some(refused)) return pass('refused');
      if (asked.some(succeeded)) return violated('$status of an unknown Subscription succeeds', asked.map(entry));
      return asked.some(({ status = 0 }) => status >= 500)
        ? violated('$status of an unknown Subscription breaks the server', asked.map(entry))
        : unseen(history, 'the call about an unknown Subscription was not answered');
    });
  },
});

export const statusUnknownIds = defineCheck({
  id: 'status.unknown-ids',
  title: 'Unknown ids at type level are simply not in the result of $status',
  requirements: ['R5-STATUS-23'],
  releases: ['R5'],
  cause: 'Each id is looked up, and the first that is missing ends the operation.',
  remedy: 'Leave out what was not found: the result has a status for each Subscription that was.',
  judge(history) {
    return whereOffered(history, () => {
      const [call] = calls(history, 'unknown-id');
      if (call === undefined) return unseen(history, 'an unknown id was not asked for');
      const told = toldBy(history, 'unknown-id');
      const finding = { entry: evidenceOf(call), expected: '200 with an empty Bundle', actual: answerInWords(call) };
      if (told.length > 0)
        return violated('a status is told for an unknown id', [
          { ...finding, actual: `${String(told.length)} statuses` },
        ]);
      if (succeeded(call)) return pass('an empty result');
      if (refused(call)) return advise('an unknown id is refused instead of left out', [finding]);
      if ((call.status ?? 0) >= 500) return violated('an unknown id breaks the server', [finding]);
      return skip('the server offers $status of single Subscriptions only');
    });
  },
});
