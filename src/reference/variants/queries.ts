import type { Answer, Call } from '../answer.js';
import { isObject, object, objects, without, type JsonObject } from '../json.js';
import type { Variant } from '../variant.js';

/** How many events are told of where only the recent ones are. */
const RECENT = 3;

export const recentEventsOnly: Variant = {
  id: 'recent-events-only',
  story: 'Only the last events are known to $events, at one content level; $status lists them too.',
  apply: (behaviour) => ({
    ...behaviour,
    eventsKept: (subscription) => behaviour.eventsKept(subscription).slice(-RECENT),
    eventsHint: () => undefined,
    events: (notice) =>
      notice.kind === 'query-status' ? notice.subscription.events.slice(-RECENT) : behaviour.events(notice),
  }),
};

/** Statuses on one page. */
const PAGE = 5;

export const statusInPages: Variant = {
  id: 'status-in-pages',
  story: `Answers of $status about several Subscriptions come in pages of ${PAGE}.`,
  apply: (behaviour) => ({
    ...behaviour,
    answer: (answer, call, world) =>
      behaviour.answer(call.route === 'status' ? paged(answer, call, world.baseUrl) : answer, call, world),
  }),
};

function paged(answer: Answer, call: Call, baseUrl: string): Answer {
  const { body, status } = answer;
  if (status !== 200 || !isObject(body)) return answer;
  const entries = objects(body.entry);
  const page = Number(call.query.get('page') ?? 1);
  const shown = entries.slice((page - 1) * PAGE, page * PAGE);
  const next = page * PAGE < entries.length ? [link('next', page + 1, call, baseUrl)] : [];
  const links = [link('self', page, call, baseUrl), ...next];
  return { ...answer, body: { ...body, link: links, ...(shown.length === 0 ? {} : { entry: shown }) } };
}

/** Parameters in the body of a POST do not travel along: who has many asks with GET. */
function link(relation: string, page: number, call: Call, baseUrl: string): JsonObject {
  const query = new URLSearchParams(call.query);
  query.set('page', String(page));
  return { relation, url: `${baseUrl}/${call.path}?${query.toString()}` };
}

export const forgetsEnded: Variant = {
  id: 'forgets-ended',
  story: 'Search knows active Subscriptions only; what is off or has failed can still be read.',
  apply: (behaviour) => ({
    ...behaviour,
    answer: (answer, call, world) => {
      const plain = behaviour.answer(answer, call, world);
      return call.route === 'subscription-search' ? withoutEnded(plain) : plain;
    },
  }),
};

function withoutEnded(answer: Answer): Answer {
  if (answer.status !== 200 || !isObject(answer.body)) return answer;
  const entry = objects(answer.body.entry).filter(({ resource }) => object(resource).status === 'active');
  const found = { ...without(answer.body, 'entry'), total: entry.length, ...(entry.length > 0 ? { entry } : {}) };
  return { ...answer, body: found };
}
