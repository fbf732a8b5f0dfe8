import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  refused,
  skip,
  succeeded,
  textAt,
  unseen,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { declaredFor } from './declared.js';
import { linkOf, matchesIn, PARAMETERS } from './searching.js';

export const subscriptionSearch = defineCheck({
  id: 'subscription.search',
  title: 'A declared search parameter finds the Subscriptions that fit, and no others',
  requirements: ['ALL-META-20', 'R5-SUB-28', 'BP-SUB-26', 'BP-SUB-27'],
  cause: 'The parameter is declared by a generator and passed over by the search, which returns everything.',
  remedy: 'Implement the parameter, or take it out of CapabilityStatement.rest.resource.searchParam.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of what the server declares');
    const declared = declaredFor(facts).searchParameters.filter((name) => Object.hasOwn(PARAMETERS, name));
    if (declared.length === 0) return skip('the CapabilityStatement declares no search parameter that can be judged');
    const judged = declared.filter((name) => answers(history, name).length > 0);
    return judgeEach(history, judged, {
      situation: 'declared search parameter',
      broken: 'a declared search parameter does not work',
      problem: (name) => [
        ...missing(history, name),
        ...answers(history, name).flatMap((one) => wrong(history, name, one)),
      ],
    });
  },
});

/** Answers that say something of the parameter. A value that finds nothing may be refused as unknown. */
function answers(history: History, name: string): Exchange[] {
  const hits = history.exchangesFor('search', name);
  const misses = history.exchangesFor('search-miss', name).filter(succeeded);
  return [...hits.filter((one) => succeeded(one) || (refused(one) && one.status !== 403)), ...misses];
}

/** Nothing is missing where a further page was not read. */
function missing(history: History, name: string): Finding[] {
  const id = history.subscription('valid')?.id;
  const pages = history.exchangesFor('search', name).filter(succeeded);
  const last = pages.at(-1);
  if (last === undefined || linkOf(last.body, 'next') !== undefined) return [];
  if (pages.some(({ body }) => matchesIn(body).some((found) => textAt(found, 'id') === id))) return [];
  return [{ entry: evidenceOf(last), expected: `Subscription/${id ?? '?'} found by ${name}`, actual: 'not found' }];
}

function wrong(history: History, name: string, exchange: Exchange): Finding[] {
  const entry = evidenceOf(exchange);
  if (!succeeded(exchange) || textAt(exchange.body, 'type') !== 'searchset') {
    const type = textAt(exchange.body, 'type') ?? textAt(exchange.body, 'resourceType') ?? 'no FHIR resource';
    return [{ entry, expected: 'a searchset Bundle', actual: `${answerInWords(exchange)}, ${type}` }];
  }
  const self: Finding[] =
    linkOf(exchange.body, 'self') === undefined
      ? [{ entry, path: 'Bundle.link', expected: 'a link with relation self', actual: 'none' }]
      : [];
  return [...self, ...strangers(history, name, exchange)];
}

/** What was found and does not fit. The status of others may change while they are being found. */
function strangers(history: History, name: string, exchange: Exchange): Finding[] {
  const value = new URL(exchange.request.url).searchParams.get(name) ?? '';
  const valid = history.subscription('valid')?.id;
  return matchesIn(exchange.body)
    .filter((found) => name !== 'status' || textAt(found, 'id') === valid)
    .filter((found) => PARAMETERS[name]?.fits(history.settingsOf(found), textAt(found, 'id') ?? '', value) === false)
    .map((found) => ({
      entry: evidenceOf(exchange),
      expected: `only Subscriptions that fit ${name}=${value}`,
      actual: `Subscription/${textAt(found, 'id') ?? '?'} is found as well`,
    }));
}
