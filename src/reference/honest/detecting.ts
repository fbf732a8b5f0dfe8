import type { Detecting } from '../behaviour.js';
import { text } from '../json.js';
import { meetsFilter } from '../topics/filter.js';

export const detecting: Detecting = {
  // An endpoint that fails loses notifications, not events.
  detects: ({ deleted, resource }) => !deleted && resource.status !== 'off',
  fires: (change, topic) => !change.refused && change.type === topic.resource && topic.fires(change),
  passes: (filterBy, change, { topic }) => {
    const filter = topic?.filters.find(({ parameter }) => parameter === text(filterBy.filterParameter));
    const resource = change.current ?? change.previous;
    return filter === undefined || resource === undefined || meetsFilter(filterBy, filter, resource);
  },
  together: (results) => results.every(Boolean),
  register: ({ count }) => ({ number: count + 1, count: count + 1 }),
  batchingMs: () => 0,
  batches: (events) => events.map((event) => [event]),
  receivers: (subscription, { connections }) =>
    [...connections].flatMap((connection) =>
      connection.bindings.filter((binding) => binding.subscription === subscription).map(() => connection),
    ),
  speaks: ({ deleted, resource }) => !deleted && resource.status === 'active',
};
