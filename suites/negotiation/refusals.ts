import { defineCheck, type Outcome } from '../../src/model/index.js';
import { judgeTwin } from './judging-twins.js';
import {
  badContent,
  badMimeType,
  comparatorAndModifier,
  otherVersion,
  undefinedFilter,
  undefinedModifier,
  unknownChannel,
  unknownTopic,
} from './twins.js';

export const subscriptionUnknownTopic = defineCheck({
  id: 'subscription.unknown-topic',
  title: 'A Subscription for a topic that does not exist is refused',
  requirements: ['R5-SUB-09', 'BP-SUB-09'],
  cause: 'The topic is stored as text and only looked up when something happens.',
  remedy: 'Look the canonical up when the Subscription is created, and answer 4xx with an OperationOutcome.',
  judge: (history) => judgeTwin(history, unknownTopic),
});

export const subscriptionUndefinedFilter = defineCheck({
  id: 'subscription.undefined-filter',
  title: 'A Subscription with a filter or modifier that the topic does not define is refused',
  requirements: ['R5-SUB-10', 'BP-SUB-10'],
  cause: 'Filters are only read when an event is matched, and unknown ones are passed over.',
  remedy: 'Compare filterBy with canFilterBy of the topic when the Subscription is created.',
  judge: (history) => worse(judgeTwin(history, undefinedFilter), judgeTwin(history, undefinedModifier)),
});

/** The second twin can only add a violation: not every topic has what it is made of. */
function worse(first: Outcome, second: Outcome): Outcome {
  return second.outcome === 'violated' && first.outcome !== 'violated' ? second : first;
}

export const subscriptionUnknownChannel = defineCheck({
  id: 'subscription.unknown-channel',
  title: 'A Subscription with a channel type that the server does not implement is refused',
  requirements: ['ALL-SUB-12', 'BP-SUB-11'],
  cause: 'Any coding is stored, and a channel is only looked for when a notification is due.',
  remedy: 'Compare channelType with the channels that are implemented when the Subscription is created.',
  judge: (history) => judgeTwin(history, unknownChannel),
});

export const subscriptionBadContent = defineCheck({
  id: 'subscription.bad-content',
  title: 'A Subscription with a content level outside empty, id-only and full-resource is refused',
  requirements: ['ALL-SUB-14'],
  cause: 'The required binding of the element is not validated.',
  remedy: 'Validate content when the Subscription is created, and answer 4xx with an OperationOutcome.',
  judge: (history) => judgeTwin(history, badContent),
});

export const subscriptionBadMimeType = defineCheck({
  id: 'subscription.bad-mime-type',
  title: 'A Subscription with a MIME type that the server cannot write is refused',
  requirements: ['ALL-SUB-14'],
  cause: 'contentType is stored and never used; notifications are always written in one format.',
  remedy: 'Refuse a contentType that cannot be served, or store the one that will be used.',
  judge: (history) => judgeTwin(history, badMimeType),
});

export const subscriptionFhirVersion = defineCheck({
  id: 'subscription.fhir-version',
  title:
    'A Subscription that asks for notifications of a FHIR version that the server cannot write is not taken as it is',
  requirements: ['BP-SUB-17'],
  releases: ['R4', 'R4B'],
  cause: 'Of the MIME type only what stands before the semicolon is looked at.',
  remedy: 'Read the parameter fhirVersion of channel.payload; refuse what cannot be written, or store what will be.',
  judge: (history) => judgeTwin(history, otherVersion),
});

export const subscriptionComparatorAndModifier = defineCheck({
  id: 'subscription.comparator-and-modifier',
  title: 'A filter with both a comparator and a modifier is never handed out',
  requirements: ['R5-SUB-36'],
  releases: ['R5'],
  cause: 'The invariant between the two elements is not checked when a Subscription is stored.',
  remedy: 'Refuse a filterBy that has both (invariant scr-1).',
  judge: (history) => judgeTwin(history, comparatorAndModifier),
});
