import {
  answerInWords,
  advise,
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
  unsupported,
  violated,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { bundles, calls, idOf, idsIn, isInPages, whereOffered, whereOfType } from './answers.js';
import { BUSY, QUIET } from './asking.js';

export const statusOneEach = defineCheck({
  id: 'status.one-each',
  title: 'There is one status per Subscription asked for',
  requirements: ['ALL-STATUS-06'],
  cause: 'Each binding or each version of the Subscription gets a status, or the path is not looked at.',
  remedy: 'Return exactly one status for the Subscription in the path, or for each that was asked for.',
  judge: (history) =>
    whereOffered(history, () => {
      const id = idOf(history, BUSY) ?? '';
      const asked = ['instance', 'posted-instance'].flatMap((about) => bundles(history, about));
      return judgeEach(history, asked, {
        situation: 'answer about one Subscription',
        broken: 'an answer of $status does not hold one status for its Subscription',
        problem: (exchange) => {
          const ids = history.statusesIn(exchange.body).map(({ subscriptionId }) => subscriptionId);
          if (ids.length === 1 && ids[0] === id) return undefined;
          return {
            entry: evidenceOf(exchange),
            path: 'Bundle.entry',
            expected: `one status, of ${id}`,
            actual: shown(ids.map((one) => one ?? null)),
          };
        },
      });
    }),
});

export const statusIdsOr = defineCheck({
  id: 'status.ids-or',
  title: 'Several id values at type level are joined with OR',
  requirements: ['ALL-STATUS-15'],
  cause: 'Only the first id is read, or every Subscription is returned.',
  remedy: 'Read every parameter called id, and return the statuses of these Subscriptions and of no others.',
  judge: (history) =>
    whereOfType(history, 'two', () =>
      judgeIds(history, 'two', [idOf(history, BUSY) ?? '', idOf(history, QUIET) ?? '']),
    ),
});

/** The answers of a label hold each of some ids once, and no others. */
function judgeIds(history: History, about: string, ids: readonly string[]) {
  const found = idsIn(history, about);
  const [call] = calls(history, about);
  const entry = call === undefined ? undefined : evidenceOf(call);
  const place = { entry, path: 'Bundle.entry' };
  const strays: Finding[] = found
    .filter((id) => !ids.includes(id))
    .map((id) => ({ ...place, expected: 'no other Subscription', actual: id }));
  const miscounted: Finding[] = ids.flatMap((id) => {
    const count = found.filter((one) => one === id).length;
    return count === 1
      ? []
      : [{ ...place, expected: `one status of ${id}`, actual: count === 0 ? 'absent' : 'several' }];
  });
  if (strays.length === 0 && miscounted.length > 0 && isInPages(history, about)) return inconclusive(MOVED);
  const problems = [...strays, ...miscounted];
  return problems.length === 0
    ? pass(`${String(found.length)} statuses, as asked for`)
    : violated('$status does not return what was asked for', problems);
}

const MOVED = 'a status is missing or told twice, but the answer came in pages, which others may have moved meanwhile';

export const statusAll = defineCheck({
  id: 'status.all',
  title: 'Without id values the statuses of all Subscriptions available to the caller are returned',
  requirements: ['ALL-STATUS-16'],
  cause: 'Without an id the operation answers with nothing, or with an error.',
  remedy: 'Return the status of every Subscription that the caller may see, in pages where there are many.',
  judge: (history) =>
    whereOfType(history, 'all', () => {
      const found = idsIn(history, 'all');
      const missing = [idOf(history, BUSY), idOf(history, QUIET)].filter(
        (id) => id !== undefined && !found.includes(id),
      );
      const [call] = calls(history, 'all');
      if (missing.length === 0) return pass(`${String(found.length)} statuses, the own ones among them`);
      if (isInPages(history, 'all')) return inconclusive(MOVED);
      return violated(
        '$status without ids leaves out Subscriptions of the caller',
        missing.map((id) => ({
          entry: call === undefined ? undefined : evidenceOf(call),
          path: 'Bundle.entry',
          expected: `a status of ${String(id)}`,
          actual: `not among ${String(found.length)}`,
        })),
      );
    }),
});

export const statusFilters = defineCheck({
  id: 'status.filters',
  title: 'status values at type level filter the result, joined with OR; without them nothing is filtered by status',
  requirements: ['ALL-STATUS-17'],
  cause: 'The parameter is not read, or only Subscriptions that are active are ever looked at.',
  remedy: 'Return the Subscriptions whose status is one of the values given, and all of them where none is given.',
  judge: (history) =>
    whereOfType(history, 'off', () => {
      const [busy, quiet] = [idOf(history, BUSY), idOf(history, QUIET)];
      const isOff = lastRead(history) === 'off';
      if (!isOff) return skip('no Subscription could be set to off, so all have the same status');
      const problems = [
        ...expectIn(history, 'off', quiet, busy),
        ...expectIn(history, 'working', busy, quiet),
        ...[busy, quiet].flatMap((id) => expectIn(history, 'any-status', id, undefined)),
      ];
      if (problems.length === 0) return pass('each status finds its Subscriptions');
      // Whatever is there and should not be is no matter of pages.
      const certain = problems.filter(({ about, isMissing }) => !isMissing || !isInPages(history, about));
      if (certain.length === 0) return inconclusive(MOVED);
      return violated(
        '$status does not filter by status',
        certain.map(({ finding }) => finding),
      );
    }),
});

function lastRead(history: History): string | undefined {
  const reads = history.exchangesFor('read', QUIET).filter(succeeded);
  return textAt(reads.at(-1)?.body, 'status');
}

interface Misfiltered {
  readonly about: string;
  readonly isMissing: boolean;
  readonly finding: Finding;
}

/** One Subscription is in the answers of a label, another is not; nothing where they were not answered. */
function expectIn(
  history: History,
  about: string,
  wanted: string | undefined,
  unwanted: string | undefined,
): Misfiltered[] {
  const [first] = bundles(history, about);
  if (first === undefined) return [];
  const found = idsIn(history, about);
  const place = { entry: evidenceOf(first), path: 'Bundle.entry' };
  const missing = { ...place, expected: `a status of ${String(wanted)} (${about})`, actual: 'absent' };
  const stray = { ...place, expected: `no status of ${String(unwanted)} (${about})`, actual: 'present' };
  return [
    ...(wanted === undefined || found.includes(wanted) ? [] : [{ about, isMissing: true, finding: missing }]),
    ...(unwanted !== undefined && found.includes(unwanted) ? [{ about, isMissing: false, finding: stray }] : []),
  ];
}

export const statusInstanceIgnores = defineCheck({
  id: 'status.instance-ignores',
  title: 'At instance level the parameters id and status of $status are ignored',
  requirements: ['ALL-STATUS-18'],
  cause: 'One routine serves both levels and applies the parameters whatever the path says.',
  remedy: 'Read id and status at type level only.',
  judge: (history) =>
    whereOffered(history, () => {
      const id = idOf(history, BUSY);
      const asked = ['instance-with-id', 'instance-with-status'].flatMap((about) => calls(history, about));
      const answers = ['instance-with-id', 'instance-with-status'].flatMap((about) => bundles(history, about));
      const wrong = answers.filter((exchange) => {
        const ids = history.statusesIn(exchange.body).map(({ subscriptionId }) => subscriptionId);
        return ids.length !== 1 || ids[0] !== id;
      });
      const finding = (one: (typeof asked)[number], actual: string): Finding => ({
        entry: evidenceOf(one),
        path: 'Bundle.entry',
        expected: `the status of ${id ?? 'the Subscription in the path'}`,
        actual,
      });
      if (wrong.length > 0) {
        return violated(
          'parameters of $status change what the path asks for',
          wrong.map((one) =>
            finding(one, shown(history.statusesIn(one.body).map(({ subscriptionId }) => subscriptionId ?? null))),
          ),
        );
      }
      // Without a plain call that was answered a refusal is not about the parameters.
      const works = bundles(history, 'instance').length > 0;
      const denied = works ? asked.filter((one) => refused(one) && !unsupported(one)) : [];
      if (denied.length > 0)
        return advise(
          'needless parameters of $status are refused',
          denied.map((one) => finding(one, answerInWords(one))),
        );
      return answers.length === 0 ? unseen(history, 'no such call was answered') : pass('they are ignored');
    }),
});
