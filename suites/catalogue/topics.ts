import type { Requirement } from '../../src/model/index.js';

/** Rules about the topics a server offers. */
export const topics: readonly Requirement[] = [
  {
    id: 'R5-TOPIC-01',
    stage: 'topics',
    releases: ['R5'],
    channel: 'any',
    obligation: 'SHOULD',
    basis: 'workflow',
    statement: 'Topics can be listed by searching SubscriptionTopic and come back in a searchset Bundle.',
    sources: ['https://hl7.org/fhir/R5/subscriptions.html#creating-a-subscription'],
    condition: 'always (workflow step; R5 has no conformance verb here)',
  },
  {
    id: 'ALL-TOPIC-05',
    stage: 'topics',
    releases: ['R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement:
      'Each listed SubscriptionTopic has exactly one absolute url and exactly one status from the publication-status codes.',
    sources: [
      'https://hl7.org/fhir/R4B/subscriptiontopic-definitions.html#SubscriptionTopic.url',
      'https://hl7.org/fhir/R5/subscriptiontopic-definitions.html#SubscriptionTopic.url',
    ],
    condition: 'topics are exposed as SubscriptionTopic',
  },
  {
    id: 'ALL-TOPIC-06',
    stage: 'topics',
    releases: ['R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement:
      'Trigger, filter and shape parts of a topic carry their mandatory elements and only codes of their required bindings.',
    sources: ['https://hl7.org/fhir/R4B/subscriptiontopic.html', 'https://hl7.org/fhir/R5/subscriptiontopic.html'],
    condition: 'the part is present',
  },
  {
    id: 'R5-TOPIC-07',
    stage: 'topics',
    releases: ['R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'explicit',
    statement: 'A topic filter that is a standard search parameter points to that search parameter definition.',
    sources: ['https://hl7.org/fhir/R5/subscriptiontopic.html#filters-param-name'],
    condition: 'canFilterBy.filterParameter equals the code of a search parameter of the filter resource',
    untested: 'Whether the author of a topic meant the standard search parameter does not show on the wire.',
  },
  {
    id: 'R5-TOPIC-08',
    stage: 'topics',
    releases: ['R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'explicit',
    statement:
      'Modifiers a topic allows for a filter backed by a search parameter are a subset of those the search parameter allows.',
    sources: ['https://hl7.org/fhir/R5/subscriptiontopic.html#filters-modifier'],
    condition: 'filterDefinition names a base-specification search parameter that lists modifiers',
    untested: 'Most base search parameters list no modifiers at all, so a missing list forbids nothing.',
  },
  {
    id: 'ALL-TOPIC-14',
    stage: 'topics',
    releases: ['R4', 'R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'derived',
    statement: 'A topic the server advertises can actually be subscribed to.',
    sources: [
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/conformance.html#subscriptioncriteria-1',
      'https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/conformance.html#subscriptioncriteria',
      'https://hl7.org/fhir/R5/subscriptiontopic.html#implementing',
    ],
    condition: 'topic advertised by listing or extension; its status is not retired',
  },
  {
    id: 'FHIR-TOPIC-01',
    stage: 'topics',
    releases: ['R4B', 'R5'],
    channel: 'any',
    obligation: 'SHALL',
    basis: 'structural',
    statement:
      'SubscriptionTopics, and the Bundles that list them, are valid against the definitions of their release.',
    sources: [
      'https://hl7.org/fhir/R4B/subscriptiontopic.html',
      'https://hl7.org/fhir/R5/subscriptiontopic.html',
      'https://hl7.org/fhir/R5/json.html',
    ],
    condition: 'the server shows topics',
  },
];
