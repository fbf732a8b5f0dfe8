import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  skip,
  succeeded,
  unseen,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { blames } from './offers.js';
import { FILTER_PROBE, FILTER_RULE, filtersToTry } from './filter-probes.js';

export const subscriptionTopicFilters = defineCheck({
  id: 'subscription.topic-filters',
  title: 'The filters that an advertised topic describes can be asked for',
  requirements: ['BP-SUB-33'],
  releases: FILTER_RULE,
  cause: 'The topic is carried over with its filters, and filtering was left for later.',
  remedy:
    'Accept backport-filter-criteria such as "patient=Patient/1" for each filter of the topic, or take it out of it.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of the topics of the server');
    if (facts.topic?.definition === undefined) return skip('the topic does not show its definition, nor its filters');
    const filters = filtersToTry(facts);
    if (filters.length === 0) return skip('the topic describes no filter that there is a value for');
    if (!history.exchangesFor('topic-probe').some(succeeded)) {
      return unseen(history, 'no Subscription without filters was accepted to compare with');
    }
    return judgeEach(
      history,
      filters.filter((parameter) => isDecided(probesOf(history, parameter))),
      {
        situation: 'filter of the topic that was asked for',
        broken: 'a filter of the topic is refused in every form',
        problem: (parameter) => refusalOf(probesOf(history, parameter), parameter),
      },
    );
  },
});

const ABOUT_FILTERS = { words: /filter|criteria/i, places: /filter|criteria/i };

function probesOf(history: History, parameter: string): readonly Exchange[] {
  return history.exchangesFor(FILTER_PROBE, `filter-${parameter}`);
}

/** Accepted in one form, or refused in all three because of the filter. */
function isDecided(probes: readonly Exchange[]): boolean {
  return probes.some(succeeded) || (probes.length > 2 && probes.every((probe) => blames(probe, ABOUT_FILTERS)));
}

function refusalOf(probes: readonly Exchange[], parameter: string): Finding | undefined {
  const last = probes.at(-1);
  if (last === undefined || probes.some(succeeded)) return undefined;
  return { entry: evidenceOf(last), expected: `a filter by ${parameter} accepted`, actual: answerInWords(last) };
}
