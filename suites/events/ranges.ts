import {
  advise,
  answerInWords,
  defineCheck,
  evidenceOf,
  pass,
  refused,
  succeeded,
  unseen,
  violated,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { breaks, isMissing } from '../status/answers.js';
import { answered, calls, numbersIn, whereOffered } from './answers.js';

export const eventsGet = defineCheck({
  id: 'events.get',
  title: '$events can be invoked with GET on a Subscription',
  requirements: ['ALL-EVENTS-02'],
  cause: 'The operation is registered for POST alone.',
  remedy: 'Offer GET: the operation has no side effects and takes only primitive parameters.',
  judge: (history) =>
    whereOffered(history, () => {
      const good = answered(history);
      if (good.length > 0) return pass(`${String(good.length)} calls with GET were answered`);
      const denied = calls(history, 'every').filter(isMissing);
      if (denied.length === 0) return unseen(history, 'no answer to GET tells whether it is offered');
      return violated(
        '$events cannot be invoked with GET',
        denied.map((call) => ({ entry: evidenceOf(call), expected: '200 with a Bundle', actual: answerInWords(call) })),
      );
    }),
});

export const eventsSince = defineCheck({
  id: 'events.since',
  title: 'eventsSinceNumber is an inclusive lower bound',
  requirements: ['ALL-EVENTS-05'],
  cause: 'The bound is taken as exclusive, or not at all.',
  remedy: 'Return the events whose number is at least eventsSinceNumber.',
  judge: (history) => judgeRange(history, { since: 2 }, ['since', 'between']),
});

export const eventsUntil = defineCheck({
  id: 'events.until',
  title: 'eventsUntilNumber is an inclusive upper bound',
  requirements: ['ALL-EVENTS-06'],
  cause: 'The bound is taken as exclusive, or not at all.',
  remedy: 'Return the events whose number is at most eventsUntilNumber.',
  judge: (history) => judgeRange(history, { until: 3 }, ['until', 'between']),
});

/** Which events are available at all is told by the call without bounds. */
function judgeRange(
  history: History,
  { since, until }: { readonly since?: number; readonly until?: number },
  labels: readonly string[],
): Outcome {
  return whereOffered(history, () => {
    const available = numbersIn(history, 'every');
    const bound = since ?? until ?? 0;
    const isOutside = (number: number) =>
      (since !== undefined && number < since) || (until !== undefined && number > until);
    if (!available.includes(bound) || !available.some(isOutside)) {
      return unseen(history, `event ${String(bound)} and one beyond it were not both available`);
    }
    const made = labels.flatMap((about) =>
      calls(history, about)
        .filter(succeeded)
        .map((call) => ({ about, call })),
    );
    if (made.length === 0) return unseen(history, 'no call with the bound was answered');
    const problems = made.flatMap(({ about, call }): Finding[] => {
      const numbers = numbersIn(history, about);
      const place = { entry: evidenceOf(call), path: 'Bundle.entry[0].resource' };
      const stray = numbers.filter(isOutside).map((number) => ({
        ...place,
        expected: `no event beyond ${String(bound)}`,
        actual: `event ${String(number)}`,
      }));
      return numbers.includes(bound)
        ? stray
        : [...stray, { ...place, expected: `event ${String(bound)}`, actual: numbers.join(', ') || 'none' }];
    });
    return problems.length === 0
      ? pass('the bound holds and is part of the range')
      : violated('the bound of a range is not kept', problems);
  });
}

export const eventsEmptyRange = defineCheck({
  id: 'events.empty-range',
  title: 'A range without events is answered without a server error',
  requirements: ['ALL-EVENTS-15'],
  cause: 'The last event of an empty list is looked up.',
  remedy: 'Answer with a Bundle without events, or 4xx with an OperationOutcome.',
  judge: (history) =>
    whereOffered(history, () => {
      const [call] = calls(history, 'beyond');
      if (call === undefined) return unseen(history, 'a range without events was not asked for');
      const finding = { entry: evidenceOf(call), expected: '200 without events, or 4xx', actual: answerInWords(call) };
      if (breaks(call)) return violated('a range without events breaks the server', [finding]);
      if (numbersIn(history, 'beyond').length > 0)
        return advise('a range beyond the last event returns events', [finding]);
      return succeeded(call) || refused(call)
        ? pass(answerInWords(call))
        : unseen(history, 'the call was not answered');
    }),
});
