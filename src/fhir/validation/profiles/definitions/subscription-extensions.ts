import { GUIDE } from '../guide.js';
import type { ExtensionDefinition } from '../vocabulary.js';
import { CONTENT } from './value-sets.js';

/** Filters that narrow the topic; written as a search or as `parameter=value`, which the guide does not settle. */
export const filterCriteria: ExtensionDefinition = {
  id: 'backport-filter-criteria',
  canonical: `${GUIDE}backport-filter-criteria`,
  places: ['Subscription.criteria'],
  cardinality: '0..*',
  value: { type: 'string' },
};

export const heartbeatPeriod: ExtensionDefinition = {
  id: 'backport-heartbeat-period',
  canonical: `${GUIDE}backport-heartbeat-period`,
  places: ['Subscription.channel'],
  cardinality: '0..*',
  value: { type: 'unsignedInt' },
};

export const timeout: ExtensionDefinition = {
  id: 'backport-timeout',
  canonical: `${GUIDE}backport-timeout`,
  places: ['Subscription.channel'],
  cardinality: '0..*',
  value: { type: 'unsignedInt' },
};

export const maxCount: ExtensionDefinition = {
  id: 'backport-max-count',
  canonical: `${GUIDE}backport-max-count`,
  places: ['Subscription.channel'],
  cardinality: '0..*',
  value: { type: 'positiveInt' },
};

/** A channel beyond those of R4; `channel.type` keeps one of its own codes. */
export const channelType: ExtensionDefinition = {
  id: 'backport-channel-type',
  canonical: `${GUIDE}backport-channel-type`,
  places: ['Subscription.channel.type'],
  cardinality: '0..*',
  value: { type: 'Coding' },
};

export const payloadContent: ExtensionDefinition = {
  id: 'backport-payload-content',
  canonical: `${GUIDE}backport-payload-content`,
  places: ['Subscription.channel.payload'],
  cardinality: '0..*',
  value: { type: 'code', codes: CONTENT },
};
