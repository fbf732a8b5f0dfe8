import {
  objectAt,
  objectsAt,
  textAt,
  type JsonObject,
  type SubscriptionBases,
  type SubscriptionSettings,
} from '../model/index.js';
import { buildSubscription } from './backport-settings.js';
import { filterCriteria } from './filter-criteria.js';
import { joinedExtensions, joinedMeta, reusable, unlessEmpty, without } from './subscription-base.js';

/** Subscriptions of R4 and R4B that start from one of the user's own: `criteria` is a topic, or a query of R4's own kind. */
export const backportBases: SubscriptionBases = {
  topicIn: (base) => criteriaOf(base).find(isCanonical),
  queryIn: (base) => criteriaOf(base).find((criteria) => !isCanonical(criteria)),
  over(base, settings) {
    const own = reusable(base, 'channel', 'criteria', '_criteria');
    const built = buildSubscription({ ...settings, reason: settings.reason ?? textAt(base, 'reason') });
    const channel = channelOf(objectAt(base, 'channel'), objectAt(built, 'channel'));
    const query = backportBases.queryIn(base);
    if (query !== undefined && (settings.topic ?? query) === query)
      return { ...own, ...queried(built, query, settings), ...meant(own, base), channel };
    const filters = [...objectsAt(base, '_criteria', 'extension'), ...objectsAt(built, '_criteria', 'extension')];
    return { ...own, ...built, ...joinedMeta(own, built), ...unlessEmpty('_criteria', filters, 'extension'), channel };
  },
};

function criteriaOf(base: JsonObject): string[] {
  return [textAt(base, 'criteria')].filter((criteria) => criteria !== undefined && criteria !== '').map(String);
}

/** `http://…` or `urn:…`; a query begins with a resource type. */
function isCanonical(criteria: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/.test(criteria);
}

/** Without a topic there is no profile to claim, and filters are part of the query. */
function queried(built: JsonObject, query: string, { filters }: SubscriptionSettings): JsonObject {
  const texts = filters.map((filter) => filterCriteria({ ...filter, resourceType: undefined }));
  const criteria = [query, ...texts].reduce((text, next) => `${text}${text.includes('?') ? '&' : '?'}${next}`);
  return { ...without(built, ['meta', '_criteria']), criteria };
}

function meant(own: JsonObject, base: JsonObject): JsonObject {
  const beside = objectAt(base, '_criteria');
  return {
    ...(own['meta'] === undefined ? {} : { meta: own['meta'] }),
    ...(beside === undefined ? {} : { _criteria: beside }),
  };
}

/** Type, endpoint and headers are the scenario's; extensions of others stay. */
function channelOf(base: JsonObject = {}, built: JsonObject = {}): JsonObject {
  const own = without(base, ['type', '_type', 'endpoint', 'header', '_header', 'extension', '_payload']);
  const payload = joinedExtensions(objectAt(base, '_payload'), objectAt(built, '_payload'));
  return {
    ...own,
    ...built,
    ...unlessEmpty('extension', joinedExtensions(base, built)),
    ...unlessEmpty('_payload', payload, 'extension'),
  };
}
