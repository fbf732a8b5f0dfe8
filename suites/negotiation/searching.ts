import {
  isObject,
  objectsAt,
  textAt,
  type Answer,
  type Exchange,
  type Json,
  type JsonObject,
  type SubscribedTo,
  type Subscriber,
  type SubscriptionSettings,
} from '../../src/model/index.js';
import { declaredFor } from './declared.js';

/** A search parameter whose result the harness can foretell. */
export interface Parameter {
  /** The value that finds a Subscription. */
  value(settings: SubscriptionSettings, id: string): string | undefined;
  /** A proper value that does not find it. */
  miss(settings: SubscriptionSettings): string;
  fits(settings: SubscriptionSettings, id: string, value: string): boolean;
}

export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  _id: {
    value: (_settings, id) => id,
    miss: () => 'no-such-subscription',
    fits: (_settings, id, value) => id === value,
  },
  'content-level': {
    value: ({ content }) => content,
    miss: ({ content }) => (content === 'empty' ? 'full-resource' : 'empty'),
    fits: ({ content }, _id, value) => content === value,
  },
  // No Subscription of the story has a channel of its own kind: it is found by nothing.
  'custom-channel': {
    value: () => undefined,
    miss: () => 'carrier-pigeon',
    fits: ({ channel }, _id, value) => channel?.code === value,
  },
  'filter-criteria': {
    value: ({ filters: [filter] }) =>
      filter === undefined || filter.resourceType !== undefined ? undefined : `${filter.parameter}=${filter.value}`,
    miss: () => 'no-such-filter=x',
    fits: ({ filters }, _id, value) => filters.some(({ parameter }) => value.includes(`${parameter}`)),
  },
  'filter-value': {
    value: ({ filters }) => filters[0]?.value,
    miss: () => 'Patient/no-such-patient',
    fits: ({ filters }, _id, value) => filters.some((filter) => startsAlike(filter.value, value)),
  },
  payload: {
    value: ({ contentType }) => contentType,
    miss: () => 'application/x-unknown',
    fits: ({ contentType }, _id, value) => contentType?.toLowerCase().startsWith(value.toLowerCase()) === true,
  },
  'payload-type': {
    value: ({ content }) => content,
    miss: ({ content }) => (content === 'empty' ? 'full-resource' : 'empty'),
    fits: ({ content }, _id, value) => content === value,
  },
  status: {
    value: ({ status }) => status,
    miss: () => 'off',
    fits: ({ status }, _id, value) => status === value,
  },
  topic: {
    value: ({ topic }) => (URL.canParse(topic ?? '') ? topic : undefined),
    miss: () => 'http://example.org/fhir-handshake/no-such-topic',
    fits: ({ topic }, _id, value) => topic?.split('|')[0] === value.split('|')[0],
  },
  type: {
    value: ({ channel }) => channel?.code,
    miss: () => 'email',
    fits: ({ channel }, _id, value) => channel?.code === value,
  },
};

const PAGES = 5;

/** Each declared parameter, with a value that finds the Subscription and with one that does not. */
export async function searchByEach(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  const { searchParameters } = declaredFor(subscriber.facts);
  const { json } = await subscriber.read(valid);
  const status = textAt(json, 'status') ?? valid.settings.status;
  const settings = { ...valid.settings, status };
  await Promise.all(
    searchParameters.map(async (name) => {
      const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
      const hit = parameter?.value(settings, valid.id);
      if (hit !== undefined) await searchUntilFound(subscriber, name, hit, valid.id);
      const path = query(name, parameter?.miss(settings) ?? 'fhir-handshake-none');
      await subscriber.request({ purpose: 'search-miss', about: name, method: 'GET', path });
    }),
  );
}

/** A search index may lag behind the create. */
async function searchUntilFound(subscriber: Subscriber, name: string, value: string, id: string): Promise<void> {
  await subscriber.until(`search by ${name} finds the Subscription`, subscriber.limits.deliveryMs, async () => {
    const pages = await searchPages(subscriber, 'search', name, query(name, value));
    return pages.some((page) => (page.status ?? 0) >= 300 || idsIn(page.json).includes(id));
  });
}

/** Looks for Subscriptions that were stored although they were refused; the valid one must show in the same answer. */
export async function searchForStored(subscriber: Subscriber, valid: SubscribedTo, patient: string): Promise<void> {
  const { searchParameters } = declaredFor(subscriber.facts);
  const byFilter = searchParameters.includes('filter-value') ? [query('filter-value', patient)] : [];
  for (const path of [...byFilter, 'Subscription?_count=100&_sort=-_lastUpdated', 'Subscription']) {
    const pages = await searchPages(subscriber, 'search-stored', undefined, path);
    if (pages.some(({ json }) => idsIn(json).includes(valid.id))) return;
  }
}

/** The answer and the pages behind it, up to a few. */
export async function searchPages(
  subscriber: Subscriber,
  purpose: string,
  about: string | undefined,
  first: string,
): Promise<Answer[]> {
  const pages: Answer[] = [];
  let path: string | undefined = first;
  while (path !== undefined && pages.length < PAGES) {
    const answer: Answer = await subscriber.request({ purpose, about, method: 'GET', path });
    pages.push(answer);
    path = nextPath(answer.json, subscriber.facts.baseUrl);
  }
  return pages;
}

export function query(name: string, value: string): string {
  return `Subscription?${name}=${encodeURIComponent(value)}`;
}

/** The next page as a path on the base URL; undefined where there is none, or where it lies elsewhere. */
function nextPath(bundle: Json | undefined, baseUrl: string): string | undefined {
  const base = `${baseUrl.replace(/\/$/, '')}/`;
  const next = linkOf(bundle, 'next');
  if (next === undefined || !URL.canParse(next, base)) return undefined;
  const { href } = new URL(next, base);
  return href.startsWith(base) ? href.slice(base.length) : undefined;
}

export function linkOf(bundle: Json | undefined, relation: string): string | undefined {
  const link = objectsAt(bundle, 'link').find((one) => textAt(one, 'relation') === relation);
  return textAt(link, 'url');
}

/** Subscriptions that a search found: whole ones, not what only goes along with them. */
export function matchesIn(body: Exchange['body']): JsonObject[] {
  return objectsAt(body, 'entry')
    .filter((entry) => (textAt(entry, 'search', 'mode') ?? 'match') === 'match')
    .map((entry) => entry['resource'])
    .filter(isObject)
    .filter((resource) => textAt(resource, 'resourceType') === 'Subscription')
    .filter((resource) => !objectsAt(resource, 'meta', 'tag').some((tag) => textAt(tag, 'code') === 'SUBSETTED'));
}

export function idsIn(body: Exchange['body']): string[] {
  return objectsAt(body, 'entry').flatMap((entry) => textAt(entry, 'resource', 'id') ?? []);
}

function startsAlike(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}
