import type { World } from '../../world.js';
import type { Incoming } from '../dialect.js';

/** Topics of R4 are found among Basic: by their code, or by the id of one. There is no SubscriptionTopic. */
export function askedForTopics(request: Incoming, { topics }: World): Incoming {
  const { call } = request;
  const { route, type, id, query } = call;
  if (route === 'topic-search' || route === 'topic-read') return { call: { ...call, route: 'unknown' }, known: false };
  if (type !== 'Basic') return request;
  if (route === 'resource-search' && query.getAll('code').some(isTopicCode)) {
    return { ...request, call: { ...call, route: 'topic-search' } };
  }
  const isTopic = route === 'resource-read' && topics.some((topic) => topic.id === id);
  return isTopic ? { ...request, call: { ...call, route: 'topic-read' } } : request;
}

/** `SubscriptionTopic`, with or without the system of resource types before it. */
function isTopicCode(token: string): boolean {
  return /(^|\|)SubscriptionTopic$/.test(token);
}
