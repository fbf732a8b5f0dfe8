import {
  answerInWords,
  defineCheck,
  inconclusive,
  refused,
  skip,
  succeeded,
  unseen,
  violated,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { wasWaitedFor } from '../session/own-events.js';
import { forbiddenChanges, judgeForbidden, type Forbidden } from './forbidden.js';
import { arrivalOf, matchesFor, type OwnChange } from './own-events.js';

export const noMismatch = defineCheck({
  id: 'notification.no-mismatch',
  title: 'Changes that do not match the topic lead to no notification',
  requirements: ['ALL-NOTIF-42'],
  cause: 'Every change of the resource type is notified, and the criteria of the topic are not evaluated.',
  remedy:
    'Evaluate resource type, queryCriteria and fhirPathCriteria of the topic before an event is made of a change.',
  judge: (history) =>
    judgeForbidden(history, {
      key: 'main',
      because: ['criteria', 'resource-type'],
      counts: wasMade,
      situation: 'change that does not match the topic',
      broken: 'a change was notified that does not match the topic',
    }),
});

function wasMade({ exchange }: OwnChange): boolean {
  return succeeded(exchange);
}

const MISSED_FILTER: Forbidden = {
  key: 'main',
  because: ['filter'],
  counts: wasMade,
  situation: 'change that misses the filter',
  broken: 'a change was notified that misses the filter of the Subscription',
};

export const filter = defineCheck({
  id: 'notification.filter',
  title: 'Filters of the Subscription decide which events are notified',
  requirements: ['ALL-NOTIF-45'],
  cause: 'filterBy is stored and then not looked at when an event is matched with the Subscriptions of its topic.',
  remedy:
    'Notify an event only where the resource meets every filterBy of the Subscription; refuse filters that cannot be met.',
  judge(history) {
    const left = history.skipped('filter');
    if (left !== undefined) return skip(left.reason);
    const main = history.subscription('main');
    if (main !== undefined && main.settings.filters.length === 0) return skip('the server stored no filter');
    return judgeForbidden(history, MISSED_FILTER);
  },
});

const MISSED_ONE_OF_TWO: Forbidden = {
  key: 'both',
  because: ['filter', 'second-filter'],
  counts: wasMade,
  situation: 'change that meets one filter of two',
  broken: 'a change was notified that meets only one filter of two',
};

export const filtersAnd = defineCheck({
  id: 'notification.filters-and',
  title: 'Several filters are combined with AND',
  requirements: ['ALL-NOTIF-46'],
  cause: 'Any filter that is met lets the event through, or only the first or the last filter is looked at.',
  remedy: 'Notify an event only where all filterBy entries for its resource type are met.',
  judge(history) {
    const reason = whyNotTwo(history);
    if (reason !== undefined) return reason;
    const deaf = neverNotified(history);
    if (deaf !== undefined) return deaf;
    // Where one filter alone does nothing, two say nothing about how they are combined.
    if (judgeForbidden(history, MISSED_FILTER).outcome === 'violated') {
      return inconclusive('a single filter already lets through what it must not');
    }
    return judgeForbidden(history, MISSED_ONE_OF_TWO);
  },
});

function whyNotTwo(history: History): Outcome | undefined {
  const left = history.skipped('two filters');
  if (left !== undefined) return skip(left.reason);
  const both = history.subscription('both');
  if (both !== undefined && both.settings.filters.length < 2) return skip('the server stored fewer than two filters');
  const refusal = history.exchangesFor('create', 'both').find(refused);
  if (both === undefined && refusal !== undefined) {
    return skip(`the server refuses two filters: ${answerInWords(refusal)}`);
  }
  return forbiddenChanges(MISSED_ONE_OF_TWO, history).length > 0
    ? undefined
    : unseen(history, 'no change that meets one filter of two was made');
}

/** Events that meet both filters never came in time, although the Subscription with one filter heard of them. */
function neverNotified(history: History): Outcome | undefined {
  const matches = matchesFor('both', history);
  const heard = matches.filter((change) => arrivalOf(change, 'main', history) !== undefined);
  if (heard.length < 2 || matches.some((change) => arrivalOf(change, 'both', history) !== undefined)) return undefined;
  if (!heard.some((change) => wasWaitedFor(history, 'both', change))) return undefined;
  // Notifications came that do not say what they are about: nothing is known to be missing.
  if (history.events('both').length > 0) return undefined;
  const findings = heard.slice(0, 1).map(({ mark, focus }) => {
    return { entry: mark.seq, expected: `an event about ${focus ?? mark.event} for both`, actual: 'none' };
  });
  return violated('a change that meets both filters was not notified', findings);
}
