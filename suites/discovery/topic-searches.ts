import {
  answerInWords,
  defineCheck,
  evidenceOf,
  isObject,
  judgeEach,
  listAt,
  objectsAt,
  refused,
  shown,
  skip,
  succeeded,
  textAt,
  unsupported,
  type Exchange,
  type Finding,
  type History,
  type JsonObject,
  type Outcome,
} from '../../src/model/index.js';
import { judgeClaimant } from './declaring.js';
import { unversioned } from './guide-claim.js';
import { topicsIn } from './resources.js';
import { withTopics } from './topics.js';

export const topicsRead = defineCheck({
  id: 'topics.read',
  title: 'A listed SubscriptionTopic can be read by its id',
  requirements: ['R4B-TOPIC-02'],
  releases: ['R4B'],
  cause: 'The search for topics is answered by code of its own, and a read looks into the store, where they are not.',
  remedy: 'Answer GET [base]/SubscriptionTopic/[id] with the topic that the search shows under this id.',
  judge: (history) =>
    ofClaimant(history, () =>
      judgeEach(history, history.exchangesFor('topic-read').filter(tells), {
        situation: 'read of a listed topic',
        broken: 'a listed topic cannot be read',
        problem: (read) => {
          const asked = new URL(read.request.url).pathname.split('/').at(-1);
          const [id, url] = [textAt(read.body, 'id'), textAt(read.body, 'url')];
          if (succeeded(read) && id === asked && url === read.about) return undefined;
          const actual = succeeded(read) ? `id ${shown(id)}, url ${shown(url)}` : answerInWords(read);
          return { entry: evidenceOf(read), expected: `the topic ${read.about ?? ''} with id ${asked ?? ''}`, actual };
        },
      }),
    ),
});

export const topicsSearchable = defineCheck({
  id: 'topics.searchable',
  title: 'SubscriptionTopics are found by url and by derived-or-self, and no others with them',
  requirements: ['R4B-TOPIC-03'],
  releases: ['R4B'],
  cause: 'The list of topics is a constant, and the parameters of the search are passed over.',
  remedy: 'Implement the search parameters url and derived-or-self of SubscriptionTopic.',
  judge: (history) =>
    judgeSearches(history, ['url', 'derived-or-self'], (search, wanted) => [
      ...missing(search, wanted),
      ...strangers(search, wanted),
    ]),
});

export const topicsMoreSearches = defineCheck({
  id: 'topics.more-searches',
  title: 'SubscriptionTopics are found by resource, title and trigger-description',
  requirements: ['R4B-TOPIC-04'],
  releases: ['R4B'],
  cause: 'Search is offered for the parameters that were needed first.',
  remedy: 'Implement the search parameters resource, title and trigger-description of SubscriptionTopic.',
  judge: (history) => judgeSearches(history, ['resource', 'title', 'trigger-description'], missing),
});

/** The guide asks this of servers that follow it and show topics. */
function ofClaimant(history: History, judge: () => Outcome): Outcome {
  return judgeClaimant(history, () => withTopics(history, judge));
}

/** Judges the searches by some parameters for the topic that was chosen, where the server lists it. */
function judgeSearches(
  history: History,
  parameters: readonly string[],
  problem: (search: Exchange, wanted: string) => Finding[],
): Outcome {
  return ofClaimant(history, () => {
    const wanted = textAt(history.facts?.topic?.definition, 'url');
    if (wanted === undefined) return skip('the topic that is subscribed to is not among those that the server lists');
    const searches = parameters.flatMap((name) => history.exchangesFor('topic-search', name)).filter(tells);
    return judgeEach(history, searches, {
      situation: `search of topics by ${parameters.join(' or ')}`,
      broken: 'a search of topics does not work',
      problem: (search) => (isSearchset(search, history) ? problem(search, wanted) : noSearchset(search)),
    });
  });
}

/** Answers that say something of the route: not where a login is missing, a gateway spoke, or the body was cut. */
function tells(exchange: Exchange): boolean {
  const { status = 0, response } = exchange;
  if (response?.cutAtBytes !== undefined) return false;
  if (succeeded(exchange) || unsupported(exchange) || status === 500) return true;
  return refused(exchange) && status !== 403;
}

/** Where the list of topics is a Bundle of the same wrong type, topics.list says so. */
function isSearchset(search: Exchange, history: History): boolean {
  const type = textAt(search.body, 'type');
  const lists = history.exchangesFor('topic-list').map((list) => textAt(list.body, 'type'));
  return succeeded(search) && type !== undefined && (type === 'searchset' || lists.includes(type));
}

function noSearchset(search: Exchange): Finding[] {
  const type = textAt(search.body, 'type') ?? textAt(search.body, 'resourceType');
  const actual = succeeded(search) ? shown(type) : answerInWords(search);
  return [{ entry: evidenceOf(search), expected: `a searchset for ${nameOf(search)}`, actual }];
}

/** Nothing is missing where a further page was not read. */
function missing(search: Exchange, wanted: string): Finding[] {
  const goesOn = objectsAt(search.body, 'link').some((link) => textAt(link, 'relation') === 'next');
  if (goesOn || topicsIn(search).some((topic) => textAt(topic, 'url') === wanted)) return [];
  return [{ entry: evidenceOf(search), expected: `${wanted} found by ${nameOf(search)}`, actual: 'not found' }];
}

/** Topics that neither are the one that was asked for nor derived from it, where that counts. */
function strangers(search: Exchange, wanted: string): Finding[] {
  const derivedCount = search.about === 'derived-or-self';
  return matchesIn(search)
    .filter((topic) => {
      const derivedFrom = derivedCount ? listAt(topic, 'derivedFrom') : [];
      return ![topic['url'], ...derivedFrom].some((one) => typeof one === 'string' && unversioned(one) === wanted);
    })
    .map((topic) => ({
      entry: evidenceOf(search),
      expected: `only topics that fit ${nameOf(search)}`,
      actual: `${textAt(topic, 'url') ?? 'a topic without url'} is found as well`,
    }));
}

/** What was searched for, not what goes along with it. */
function matchesIn({ body }: Exchange): JsonObject[] {
  return objectsAt(body, 'entry')
    .filter((entry) => (textAt(entry, 'search', 'mode') ?? 'match') === 'match')
    .map((entry) => entry['resource'])
    .filter(isObject)
    .filter((resource) => textAt(resource, 'resourceType') === 'SubscriptionTopic');
}

function nameOf({ request, about }: Exchange): string {
  return `${about ?? '?'}=${new URL(request.url).searchParams.get(about ?? '') ?? ''}`;
}
