import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  refused,
  shown,
  skip,
  succeeded,
  textAt,
  unseen,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { declaredFor } from './declared.js';
import { linkOf, matchesIn } from './searching.js';
import { BY_URL } from './url-search.js';

export const subscriptionSearchUrl = defineCheck({
  id: 'subscription.search-url',
  title: 'Subscriptions can be searched by url, the endpoint that they notify',
  // The guide calls it SHALL in one place and SHOULD in another; that what is declared works leads.
  requirements: ['ALL-META-20', 'BP-SUB-25'],
  cause: 'The parameter is declared by a generator and passed over by the search, which returns everything.',
  remedy: 'Implement the search parameter url over the endpoint of the channel, or take it out of the statement.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of what the server declares');
    if (!declaredFor(facts).searchParameters.includes('url')) {
      return skip('the CapabilityStatement does not declare the search parameter url');
    }
    const create = history.exchangesFor('create', BY_URL).find(refused);
    if (create !== undefined) return skip(`no rest-hook Subscription is taken: ${answerInWords(create)}`);
    const pages = history.exchangesFor('search-url').filter(tells);
    return judgeEach(history, pages, {
      situation: 'answer to a search by url',
      broken: 'a search of Subscriptions by url does not work',
      problem: (page) => [...wrongAnswer(page), ...strangers(page, history), ...notFound(page, history)],
    });
  },
});

/** A value that nobody has may be refused as unknown; a login or a failing server say nothing. */
function tells(page: Exchange): boolean {
  return succeeded(page) || (page.about === 'hit' && refused(page) && page.status !== 403);
}

function wrongAnswer(page: Exchange): Finding[] {
  const type = textAt(page.body, 'type') ?? textAt(page.body, 'resourceType') ?? 'no FHIR resource';
  if (succeeded(page) && type === 'searchset') return [];
  return [{ entry: evidenceOf(page), expected: 'a searchset Bundle', actual: `${answerInWords(page)}, ${type}` }];
}

/** An endpoint that a server keeps to itself cannot be compared. */
function strangers(page: Exchange, history: History): Finding[] {
  const asked = new URL(page.request.url).searchParams.get('url') ?? '';
  return matchesIn(page.body).flatMap((found) => {
    const { endpoint } = history.settingsOf(found);
    if (endpoint === undefined || endpoint === asked) return [];
    const actual = `Subscription/${textAt(found, 'id') ?? '?'} with the endpoint ${shown(endpoint)} is found as well`;
    return [{ entry: evidenceOf(page), expected: `only Subscriptions with the endpoint ${asked}`, actual }];
  });
}

/** Only the last page of the last search tells: an index may lag behind, and a page may not have been read. */
function notFound(page: Exchange, history: History): Finding[] {
  const hits = history.exchangesFor('search-url', 'hit').filter(succeeded);
  if (page !== hits.at(-1) || linkOf(page.body, 'next') !== undefined) return [];
  const id = history.subscription(BY_URL)?.id;
  if (hits.some(({ body }) => matchesIn(body).some((found) => textAt(found, 'id') === id))) return [];
  return [{ entry: evidenceOf(page), expected: `Subscription/${id ?? '?'} found by its url`, actual: 'not found' }];
}
