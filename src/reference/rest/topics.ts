import { json, notFound, type Answer, type Call } from '../answer.js';
import type { Context } from '../context.js';
import type { JsonObject } from '../json.js';
import { meetsTopicSearch } from '../topics/topic-search.js';
import { addressOf, searchset, selfLink, type Link } from './searchset.js';

/** What topics are searched by where they are wrapped in Basic. */
const BASIC_SEARCH = { code: { type: 'token' }, _id: { type: 'token' } };

/** The topics as the server shows them. */
export function shownTopics({ behaviour, world }: Pick<Context, 'behaviour' | 'world'>): readonly JsonObject[] {
  const definitions = world.topics.map(({ definition }) => definition);
  return behaviour.topics(definitions, world);
}

export function readTopic(call: Call, context: Context): Answer {
  const topic = shownTopics(context).find(({ id }) => id === call.id);
  return topic === undefined ? notFound(call.path) : json(200, topic);
}

/** One page of the topics; `page` counts from 1 and appears only in the links. */
export function searchTopics(call: Call, context: Context): Answer {
  const { behaviour, world } = context;
  const { topicSearch = BASIC_SEARCH } = world.dialect.terms;
  const filters = [...call.query].filter(([name]) => Object.hasOwn(topicSearch, name));
  const found = shownTopics(context).filter((topic) =>
    filters.every(([name, value]) => meetsTopicSearch(topic, name, value)),
  );
  const size = behaviour.pageSize(numberIn(call.query.get('_count')));
  const page = Math.max(numberIn(call.query.get('page')) ?? 1, 1);
  const shown = found.slice((page - 1) * size, page * size);
  const used = [...filters, ['_count', String(size)] as const];
  const links: Link[] = [selfLink(call, world.baseUrl, [...used, ['page', String(page)]])];
  if (page * size < found.length) {
    links.push({ relation: 'next', url: addressOf(call, world.baseUrl, [...used, ['page', String(page + 1)]]) });
  }
  return json(200, searchset(shown, found.length, links, world.baseUrl));
}

function numberIn(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
