import {
  answerInWords,
  defineCheck,
  evidenceOf,
  issuesOf,
  judgeEach,
  skip,
  succeeded,
  unseen,
  unsupported,
  type Exchange,
  type History,
} from '../../src/model/index.js';
import { declaredFor } from './declared.js';

export const metadataDeclarationsWork = defineCheck({
  id: 'metadata.declarations-work',
  title: 'Interactions, operations and search parameters that are declared for Subscription work',
  requirements: ['ALL-META-20'],
  cause: 'The CapabilityStatement is generated for all resource types, and Subscriptions are handled elsewhere.',
  remedy: 'Implement what is declared for Subscription, or take it out of the CapabilityStatement.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of what the server declares');
    const { interactions, operations, searchParameters } = declaredFor(facts);
    const all = [...interactions, ...operations, ...searchParameters.map((name) => `?${name}`)];
    if (all.length === 0) return skip('the CapabilityStatement declares nothing for Subscription');
    const exercised = all.filter((item) => attempts(history, item).length > 0);
    return judgeEach(history, exercised, {
      situation: 'declared interaction, operation or search parameter',
      broken: 'something is declared and does not work',
      problem: (item) => {
        const tried = attempts(history, item);
        const last = tried.at(-1);
        if (last === undefined || !tried.every((one) => isAbsent(item, one))) return undefined;
        return { entry: evidenceOf(last), expected: `${item} works, as declared`, actual: answerInWords(last) };
      },
    });
  },
});

/** How each interaction is exercised in this story; the others have requests of their own. */
const EXERCISES = new Map<string, readonly [purpose: string, about?: string]>([
  ['create', ['create', 'valid']],
  ['read', ['read', 'valid']],
  ['update', ['update', 'valid']],
  ['delete', ['delete']],
]);

/** Answers that tell whether the item is there. */
function attempts(history: History, item: string): Exchange[] {
  return exchangesOf(history, item).filter((one) => succeeded(one) || (one.status ?? 0) === 501 || isClientError(one));
}

function exchangesOf(history: History, item: string): readonly Exchange[] {
  if (item === 'search-type') return [...history.exchangesFor('search'), ...history.exchangesFor('search-stored')];
  if (item.startsWith('?')) {
    return ['search', 'search-miss'].flatMap((purpose) => history.exchangesFor(purpose, item.slice(1)));
  }
  const exercise = EXERCISES.get(item);
  return exercise === undefined ? history.exchangesFor('declared', item) : history.exchangesFor(...exercise);
}

/** Logins, limits and formats that are not served say nothing of the item as such. */
function isClientError({ status = 0 }: Exchange): boolean {
  return status >= 400 && status < 500 && ![401, 403, 407, 408, 415, 429].includes(status);
}

const TAKE_A_BODY: readonly string[] = ['create', 'update', 'patch'];

/** 404 on what exists means that the route is missing; only $events may use it to say that there are no events. */
function isAbsent(item: string, exchange: Exchange): boolean {
  // What is not supported may be something in the body, such as a channel type.
  if (TAKE_A_BODY.includes(item)) return [404, 405, 501].includes(exchange.status ?? 0);
  if (unsupported(exchange)) return true;
  return exchange.status === 404 && !(item === '$events' && issuesOf(exchange).length > 0);
}
