import {
  defineCheck,
  evidenceOf,
  judgeEach,
  objectsAt,
  shown,
  textAt,
  type Exchange,
  type History,
  type StatusView,
} from '../../src/model/index.js';
import { answered, whereOffered } from './answers.js';
import { judgeStatuses, ownStatuses, statuses } from './statuses.js';

export const statusResource = defineCheck({
  id: 'status.resource',
  title: 'Each status in an answer of $status is the resource that the release has for it',
  requirements: ['R4-STATUS-07', 'ALL-STATUS-07'],
  cause: 'The Subscription itself is returned, or the status in the form of another release.',
  remedy: 'Return a SubscriptionStatus for each Subscription; in R4 Parameters of the backport status profile.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeEach(history, answered(history).flatMap(resourcesIn), {
        situation: 'resource in an answer of $status',
        broken: 'an answer of $status holds another resource than statuses',
        problem: ({ entry, path, type }) => {
          const expected = history.words.statusResource;
          return type === expected ? undefined : { entry, path, expected, actual: shown(type) };
        },
      }),
    ),
});

/** Any searchset may say in an OperationOutcome how the search went. An entry without resource is for status.entries. */
function resourcesIn(exchange: Exchange) {
  return objectsAt(exchange.body, 'entry').flatMap((one, index) => {
    const type = textAt(one, 'resource', 'resourceType');
    if (type === undefined || textAt(one, 'search', 'mode') === 'outcome') return [];
    return [{ entry: evidenceOf(exchange), path: `Bundle.entry[${String(index)}].resource`, type }];
  });
}

export const statusType = defineCheck({
  id: 'status.type',
  title: 'The type of a status that was asked for is query-status',
  requirements: ['ALL-STATUS-08'],
  cause: 'The status is built by the code of heartbeats or handshakes.',
  remedy: 'Set the type to query-status in answers of $status.',
  judge: (history) =>
    judgeStatuses(history, statuses(history), {
      broken: 'a status has another type than query-status',
      problem: ({ entry, status }) =>
        status.type === 'query-status'
          ? undefined
          : { entry, path: status.places.type, expected: 'query-status', actual: shown(status.raw.type) },
    }),
});

export const statusTopic = defineCheck({
  id: 'status.topic',
  title: 'A status that was asked for shows the topic of the Subscription',
  requirements: ['R5-STATUS-13'],
  releases: ['R5'],
  cause: 'The topic is optional by cardinality, and left out as in notifications without content.',
  remedy: 'Copy the canonical in Subscription.topic into SubscriptionStatus.topic.',
  judge: (history) =>
    judgeStatuses(history, ownStatuses(history), {
      broken: 'a status does not show the topic of its Subscription',
      problem: ({ entry, status }) =>
        status.raw.topic === undefined
          ? { entry, path: status.places.topic, expected: 'the topic', actual: 'absent' }
          : undefined,
    }),
});

export const statusTopicRight = defineCheck({
  id: 'status.topic-right',
  title: 'A topic in an answer of $status is the topic of the Subscription',
  requirements: ['ALL-NOTIF-29'],
  cause: 'The address of the stored SubscriptionTopic is written, or the topic of another Subscription.',
  remedy: 'Copy the canonical that the Subscription names.',
  judge(history) {
    const told = ownStatuses(history).filter(
      ({ status }) => status.topic !== undefined && topicsOf(history, status).length > 0,
    );
    return judgeStatuses(history, told, {
      broken: 'a status shows another topic than its Subscription',
      problem({ entry, status }) {
        const expected = topicsOf(history, status);
        return expected.includes(unversioned(status.topic))
          ? undefined
          : { entry, path: status.places.topic, expected: expected.join(' or '), actual: shown(status.topic) };
      },
    });
  },
});

/** As it was stored and as it was asked for: how a Subscription names its topic is for others to judge. */
function topicsOf({ subscriptions }: History, { subscriptionId }: StatusView): string[] {
  const story = subscriptions.find(({ id }) => id === subscriptionId);
  const named = [story?.settings.topic, story?.requested.topic].map(unversioned);
  return [...new Set(named)].filter((topic) => topic !== '');
}

function unversioned(canonical = ''): string {
  return canonical.split('|')[0] ?? '';
}
