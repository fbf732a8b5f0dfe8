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
  unsupported,
  violated,
  advise,
  pass,
  type Exchange,
  type Finding,
  type History,
} from '../../src/model/index.js';
import { topicsIn, topicsSeen, type Sighting } from './resources.js';

const PUBLICATION_STATUS = ['draft', 'active', 'retired', 'unknown'];

export const topicsList = defineCheck({
  id: 'topics.list',
  title: 'GET [base]/SubscriptionTopic lists the topics in a searchset Bundle',
  requirements: ['R5-TOPIC-01', 'R4B-TOPIC-01'],
  gate: true,
  releases: ['R4B', 'R5'],
  cause: 'Topics are kept in a configuration file and were never given a REST route.',
  remedy: 'Answer GET [base]/SubscriptionTopic with a searchset Bundle of the topics that can be subscribed to.',
  judge(history) {
    const pages = history.exchangesFor('topic-list').filter(tells);
    if (pages.length === 0) return unseen(history, 'no answer to a search for topics was seen');
    const problems = pages.flatMap(pageProblems);
    if (problems.length > 0) return violated('topics cannot be listed by a search', problems);
    const count = pages.flatMap(topicsIn).length;
    if (count > 0) return pass(`${String(count)} topics listed on ${String(pages.length)} pages`);
    const expected = 'at least one SubscriptionTopic';
    return advise('the search for topics works and finds none; name a topic with --topic', [
      ...pages.slice(0, 1).map((page) => ({ entry: evidenceOf(page), path: 'Bundle.entry', expected, actual: 'none' })),
    ]);
  },
});

/** Failures of a gateway, of a login or of the network say nothing about the search. */
function tells(exchange: Exchange): boolean {
  if (exchange.response?.cutAtBytes !== undefined) return false;
  return succeeded(exchange) || unsupported(exchange) || (refused(exchange) && exchange.status !== 403);
}

function pageProblems(page: Exchange): Finding[] {
  const entry = evidenceOf(page);
  if (!succeeded(page)) return [{ entry, expected: '200 with a searchset Bundle', actual: answerInWords(page) }];
  if (textAt(page.body, 'resourceType') !== 'Bundle') {
    const actual = textAt(page.body, 'resourceType') ?? 'no FHIR resource';
    return [{ entry, path: 'resourceType', expected: 'Bundle', actual }];
  }
  const type = textAt(page.body, 'type');
  return type === 'searchset' ? [] : [{ entry, path: 'Bundle.type', expected: 'searchset', actual: shown(type) }];
}

export const topicsIdentity = defineCheck({
  id: 'topics.identity',
  title: 'Each SubscriptionTopic has one absolute url and one publication status',
  requirements: ['ALL-TOPIC-05'],
  releases: ['R4B', 'R5'],
  cause: 'The url is a path on the server or the bare id, or the status is the one of a Subscription.',
  remedy: 'Give every topic an absolute url without fragment, and a status of draft, active, retired or unknown.',
  judge: (history) =>
    withTopics(history, (topics) =>
      judgeEach(history, topics, {
        situation: 'SubscriptionTopic',
        broken: 'a topic has no proper url or status',
        problem: identityProblems,
      }),
    ),
});

function identityProblems({ resource, entry }: Sighting): Finding[] {
  const url = textAt(resource, 'url');
  const status = textAt(resource, 'status');
  const found: Finding[] = [];
  if (url === undefined || !/^[a-z][a-z0-9+.-]*:[^\s#]+$/i.test(url)) {
    const expected = 'an absolute URI without fragment';
    found.push({ entry, path: 'SubscriptionTopic.url', expected, actual: shown(resource['url']) });
  }
  if (status === undefined || !PUBLICATION_STATUS.includes(status)) {
    const expected = PUBLICATION_STATUS.join(', ');
    found.push({ entry, path: 'SubscriptionTopic.status', expected, actual: shown(resource['status']) });
  }
  return found;
}

/** Judges the topics that were seen; where the server answered and shows none, the rules about topics do not apply. */
export function withTopics(
  history: History,
  judge: (topics: Sighting[]) => ReturnType<typeof judgeEach>,
): ReturnType<typeof judgeEach> {
  const topics = topicsSeen(history);
  if (topics.length > 0) return judge(topics);
  if (history.exchangesFor('topic-list').some(tells)) return skip('the server shows no SubscriptionTopic');
  return unseen(history, 'no SubscriptionTopic was seen');
}
