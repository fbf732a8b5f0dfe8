import type { Facts, FilterSetting, Release, Subscriber, SubscriptionSettings, Wish } from '../../src/model/index.js';
import { objectsAt, listAt, textAt } from '../../src/model/index.js';
import { readBack } from './read-back.js';

/** A Subscription that differs from the valid one in one thing, which the server should not take. */
export interface Twin {
  readonly key: string;
  /** Releases that have a rule about it; all where absent. */
  readonly releases?: readonly Release[] | undefined;
  /** What is wrong with it, for sentences: `with an unknown topic`. */
  readonly what: string;
  /** The one difference; undefined where the topic offers nothing to make it of. */
  difference(facts: Facts, patient: string): Partial<SubscriptionSettings> | undefined;
  /** Whether the wrong thing is still in what the server stored. */
  kept(stored: SubscriptionSettings): boolean;
}

const UNKNOWN_TOPIC = 'http://example.org/fhir-handshake/no-such-topic/';
const UNDEFINED_FILTER = 'no-such-filter';
const MODIFIERS = ['text-advanced', 'iterate', 'above'];

export const unknownTopic: Twin = {
  key: 'unknown-topic',
  what: 'for a topic that does not exist',
  difference: (_facts, patient) => ({ topic: `${UNKNOWN_TOPIC}${patient.replace('/', '-')}` }),
  kept: ({ topic }) => topic?.startsWith(UNKNOWN_TOPIC) === true,
};

export const unknownChannel: Twin = {
  key: 'unknown-channel',
  what: 'with a channel type that does not exist',
  difference: () => ({ channel: { system: 'http://example.org/fhir-handshake/channels', code: 'carrier-pigeon' } }),
  kept: ({ channel }) => channel?.code === 'carrier-pigeon',
};

export const undefinedFilter: Twin = {
  key: 'undefined-filter',
  what: 'with a filter that the topic does not define',
  difference: (facts, patient) => ({
    filters: [...ownFilters(facts, patient), { parameter: UNDEFINED_FILTER, value: 'x' }],
  }),
  kept: ({ filters }) => filters.some(({ parameter }) => parameter === UNDEFINED_FILTER),
};

export const undefinedModifier: Twin = {
  key: 'undefined-modifier',
  what: 'with a modifier that the topic does not allow',
  difference: (facts, patient) => {
    const modifier = foreignModifier(facts);
    const filters = ownFilters(facts, patient).map((filter) => ({ ...filter, modifier }));
    return modifier === undefined || filters.length === 0 ? undefined : { filters };
  },
  kept: ({ filters }) => filters.some(({ modifier }) => modifier !== undefined),
};

export const comparatorAndModifier: Twin = {
  key: 'comparator-and-modifier',
  what: 'with a comparator and a modifier in one filter',
  difference: (facts, patient) => {
    const filters = ownFilters(facts, patient).map((filter) => ({ ...filter, comparator: 'eq', modifier: 'exact' }));
    return filters.length === 0 ? undefined : { filters };
  },
  kept: ({ filters }) => filters.some(({ comparator, modifier }) => comparator !== undefined && modifier !== undefined),
};

export const badContent: Twin = {
  key: 'bad-content',
  what: 'with a content level that does not exist',
  difference: () => ({ content: 'everything' }),
  kept: ({ content }) => content === 'everything',
};

export const badMimeType: Twin = {
  key: 'bad-mime-type',
  what: 'with a MIME type that nobody knows',
  difference: () => ({ contentType: 'application/x-unknown' }),
  kept: ({ contentType }) => contentType === 'application/x-unknown',
};

/** No server can write topic-based notifications in the shape of DSTU2: Subscriptions had no topics then. */
export const otherVersion: Twin = {
  key: 'other-version',
  releases: ['R4', 'R4B'],
  what: 'with a MIME type that asks for FHIR 1.0',
  difference: () => ({ contentType: 'application/fhir+json; fhirVersion=1.0' }),
  kept: ({ contentType }) => /fhirVersion\s*=\s*"?1\.0/i.test(contentType ?? ''),
};

export const TWINS: readonly Twin[] = [
  unknownTopic,
  unknownChannel,
  undefinedFilter,
  undefinedModifier,
  comparatorAndModifier,
  badContent,
  badMimeType,
  otherVersion,
];

/** Says in the resource itself which one it is, so that it is found again if it was stored behind our back. */
export function reasonFor(key: string, patient: string): string {
  return `fhir-handshake: ${key} for ${patient}`;
}

export function wishOf(key: string, patient: string): Wish {
  return { patient, reason: reasonFor(key, patient) };
}

/** POST it and, where it was accepted, read what was made of it. */
export async function sendTwin(subscriber: Subscriber, twin: Twin, patient: string): Promise<void> {
  if (twin.releases?.includes(subscriber.release) === false) return;
  const difference = twin.difference(subscriber.facts, patient);
  if (difference === undefined) {
    subscriber.skip(twin.key, `the topic defines no filter that a Subscription ${twin.what} can be made of`);
    return;
  }
  // Filters are given in full, so the usual one must not be put in front of them.
  const ownPatient = difference.filters === undefined ? patient : false;
  const wish: Wish = { ...wishOf(twin.key, patient), ...difference, patient: ownPatient };
  const { subscription } = await subscriber.create(twin.key, subscriber.subscriptionBody(wish), 'twin');
  if (subscription !== undefined) await readBack(subscriber, subscription);
}

function ownFilters({ topic }: Facts, patient: string): FilterSetting[] {
  return topic?.patientFilter === undefined ? [] : [{ parameter: topic.patientFilter, value: patient }];
}

/** A modifier outside the list that the topic gives for the patient filter; undefined where it gives none. */
function foreignModifier({ topic }: Facts): string | undefined {
  const filters = objectsAt(topic?.definition, 'canFilterBy');
  const own = filters.find((filter) => textAt(filter, 'filterParameter') === topic?.patientFilter);
  const allowed = listAt(own, 'modifier');
  return allowed.length === 0 ? undefined : MODIFIERS.find((modifier) => !allowed.includes(modifier));
}
