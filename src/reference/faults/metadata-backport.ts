import type { Behaviour } from '../behaviour.js';
import { defineFault } from '../fault.js';
import { objects, text, without, type Json, type JsonObject } from '../json.js';
import { BACKPORT } from '../spoiling-released.js';

export const metadataHidesSubscription = defineFault({
  id: 'metadata-hides-subscription',
  stage: 'metadata',
  story: 'Subscription is not among the resources of the CapabilityStatement.',
  breaks: ['metadata.subscription-type'],
  releases: BACKPORT,
  spoil: restatingResources((resource) => (resource.type === 'Subscription' ? [] : [resource])),
});

export const metadataOmitsProfile = defineFault({
  id: 'metadata-omits-profile',
  stage: 'metadata',
  story: 'The profile of topic-based Subscriptions is not among those supported.',
  breaks: ['metadata.supported-profile'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', (resource) => without(resource, 'supportedProfile')),
});

export const metadataOmitsInstantiates = defineFault({
  id: 'metadata-omits-instantiates',
  stage: 'metadata',
  story: 'The CapabilityStatement does not say that it instantiates that of the guide.',
  breaks: ['metadata.instantiates'],
  releases: BACKPORT,
  spoil: restating((statement) => without(statement, 'instantiates')),
});

export const metadataInstantiatesOtherRelease = defineFault({
  id: 'metadata-instantiates-other-release',
  stage: 'metadata',
  story: 'The CapabilityStatement instantiates that of the guide for the other release.',
  breaks: ['metadata.instantiates'],
  releases: BACKPORT,
  spoil: restating((statement) => ({
    ...statement,
    instantiates: listed(statement.instantiates).map(ofOtherRelease),
  })),
});

export const metadataHidesRead = defineFault({
  id: 'metadata-hides-read',
  stage: 'metadata',
  story: 'Subscriptions can be read, and the CapabilityStatement does not say so.',
  breaks: ['metadata.read'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', withoutInteraction('read')),
});

export const metadataHidesDelete = defineFault({
  id: 'metadata-hides-delete',
  stage: 'metadata',
  story: 'Subscriptions can be deleted, and the CapabilityStatement does not say so.',
  breaks: ['metadata.writes'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', withoutInteraction('delete')),
});

export const metadataHidesStatusOperation = defineFault({
  id: 'metadata-hides-status-operation',
  stage: 'metadata',
  story: '$status works and is not declared.',
  breaks: ['metadata.status-operation'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', (resource) => ({
    ...resource,
    operation: objects(resource.operation).filter(({ name }) => name !== 'status'),
  })),
});

export const metadataHidesUrlSearch = defineFault({
  id: 'metadata-hides-url-search',
  stage: 'metadata',
  story: 'Subscriptions can be searched by url, and the CapabilityStatement does not say so.',
  breaks: ['metadata.url-parameter'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', withoutSearch('url')),
});

export const metadataHidesStatusSearch = defineFault({
  id: 'metadata-hides-status-search',
  stage: 'metadata',
  story: 'Subscriptions can be searched by status, and the CapabilityStatement does not say so.',
  breaks: ['metadata.status-parameter'],
  releases: BACKPORT,
  spoil: restatingType('Subscription', withoutSearch('status')),
});

export const metadataHidesTopics = defineFault({
  id: 'metadata-hides-topics',
  stage: 'metadata',
  story: 'SubscriptionTopic is not among the resources of the CapabilityStatement.',
  breaks: ['metadata.topic-type'],
  releases: ['R4B'],
  spoil: restatingResources((resource) => (resource.type === 'SubscriptionTopic' ? [] : [resource])),
});

export const metadataHidesTopicDerivation = defineFault({
  id: 'metadata-hides-topic-derivation',
  stage: 'metadata',
  story: 'The search parameter derived-or-self of SubscriptionTopic is not declared.',
  breaks: ['metadata.topic-type'],
  releases: ['R4B'],
  spoil: restatingType('SubscriptionTopic', withoutSearch('derived-or-self')),
});

export const metadataHidesTopicTitle = defineFault({
  id: 'metadata-hides-topic-title',
  stage: 'metadata',
  story: 'The search parameters title and trigger-description of SubscriptionTopic are not declared.',
  breaks: ['metadata.topic-parameters'],
  releases: ['R4B'],
  spoil: restatingType('SubscriptionTopic', withoutSearch('title', 'trigger-description')),
});

export const metadataHidesBasicCode = defineFault({
  id: 'metadata-hides-basic-code',
  stage: 'metadata',
  story: 'Topics are wrapped in Basic, and the search parameter that finds them is not declared.',
  breaks: ['metadata.basic'],
  releases: ['R4'],
  spoil: restatingType('Basic', withoutSearch('code')),
});

type Restate = (part: JsonObject) => JsonObject;

/** Shows another CapabilityStatement. */
function restating(restate: Restate): (honest: Behaviour) => Behaviour {
  return (honest) => ({
    ...honest,
    capabilities: (statement, world) => restate(honest.capabilities(statement, world)),
  });
}

function restatingResources(restate: (resource: JsonObject) => readonly JsonObject[]) {
  return restating((statement) => ({
    ...statement,
    rest: objects(statement.rest).map((rest) => ({ ...rest, resource: objects(rest.resource).flatMap(restate) })),
  }));
}

function restatingType(type: string, restate: Restate) {
  return restatingResources((resource) => [resource.type === type ? restate(resource) : resource]);
}

function withoutInteraction(code: string): Restate {
  return (resource) => ({ ...resource, interaction: objects(resource.interaction).filter((one) => one.code !== code) });
}

function withoutSearch(...names: readonly string[]): Restate {
  return (resource) => ({
    ...resource,
    searchParam: objects(resource.searchParam).filter(({ name }) => !names.includes(text(name) ?? '')),
  });
}

function listed(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function ofOtherRelease(canonical: Json): string {
  const own = text(canonical) ?? '';
  return own.endsWith('-r4') ? own.replace(/-r4$/, '') : `${own}-r4`;
}
