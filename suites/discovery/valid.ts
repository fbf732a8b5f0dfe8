import {
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  skip,
  textAt,
  type Issue,
  type Received,
} from '../../src/model/index.js';
import { withTopics } from './topics.js';

export const metadataValid = defineCheck({
  id: 'metadata.valid',
  title: 'The CapabilityStatement is valid against the definitions of its release',
  requirements: ['FHIR-META-01'],
  cause: 'The statement is written by hand, or for another release, whose elements and codes differ.',
  remedy: 'Validate the answer of GET [base]/metadata with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    judgeValidity(history, resourcesAnswered(history, 'metadata'), {
      stage: 'metadata',
      situation: 'resource answered to GET metadata',
      broken: 'the answer to GET metadata is not valid',
      judgedElsewhere: isOfMandatoryElements,
    }),
});

const MANDATORY = /^CapabilityStatement\.(status|date|kind|fhirVersion|format)$/;

/** What metadata.mandatory-elements and metadata.fhir-version say. */
function isOfMandatoryElements({ path, actual }: Issue): boolean {
  return path === 'CapabilityStatement.fhirVersion' || (MANDATORY.test(path) && actual === 'absent');
}

export const topicsValid = defineCheck({
  id: 'topics.valid',
  title: 'SubscriptionTopics and the Bundles that list them are valid against the definitions of their release',
  requirements: ['FHIR-TOPIC-01'],
  releases: ['R4B', 'R5'],
  cause: 'The topic is written by hand or for another release, or the searchset lacks what every Bundle needs.',
  remedy: 'Validate the topics with fhir-handshake validate and mend what it names.',
  judge(history) {
    const received = resourcesAnswered(history, 'topics');
    if (received.length === 0) return withTopics(history, () => skip('the server shows no SubscriptionTopic'));
    return judgeValidity(history, received, {
      stage: 'topics',
      situation: 'resource answered to a search or read of topics',
      broken: 'an answer about topics is not valid',
      judgedElsewhere: isOfTopicRules,
    });
  },
});

/** The same place in a topic, wherever the topic stands: alone or in a Bundle. */
const TOPIC_RULES =
  /(^SubscriptionTopic|\.resource)\.(url|status|resourceTrigger|eventTrigger|canFilterBy|notificationShape)\b/;

/** What only a searchset may hold says topics.list of another Bundle. */
const SEARCH_RULES: readonly string[] = ['bdl-1', 'bdl-2'];

/** What topics.identity, topics.definition and topics.list say. */
function isOfTopicRules({ path, rule }: Issue, { resource }: Received): boolean {
  if (SEARCH_RULES.includes(rule)) return textAt(resource, 'type') !== 'searchset';
  return TOPIC_RULES.test(path) || (path === 'Bundle.type' && textAt(resource, 'type') !== undefined);
}
