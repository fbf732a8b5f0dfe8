import { json, notFound, type Answer, type Call } from '../answer.js';
import type { Context } from '../context.js';
import { sameCanonical } from '../honest/negotiating.js';
import { text, type JsonObject } from '../json.js';
import { addressOf, searchset, selfLink, type Link } from './searchset.js';

export function readTopic(call: Call, { behaviour, world }: Context): Answer {
  const shown = behaviour.topics(definitions(world.topics), world);
  const topic = shown.find(({ id }) => id === call.id);
  return topic === undefined ? notFound(`SubscriptionTopic/${call.id ?? ''}`) : json(200, topic);
}

/** One page of the topics; `page` counts from 1 and appears only in the links. */
export function searchTopics(call: Call, { behaviour, world }: Context): Answer {
  const filters = [...call.query].filter(([name]) => name === 'url' || name === '_id' || name === 'status');
  const found = behaviour
    .topics(definitions(world.topics), world)
    .filter((topic) => filters.every(([name, value]) => meets(topic, name, value)));
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

function definitions(topics: Context['world']['topics']): JsonObject[] {
  return topics.map(({ definition }) => definition);
}

function meets(topic: JsonObject, name: string, value: string): boolean {
  if (name === 'url') return sameCanonical(text(topic.url), value);
  return value.split(',').includes(text(name === '_id' ? topic.id : topic.status) ?? '');
}

function numberIn(value: string | null): number | undefined {
  return value !== null && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
