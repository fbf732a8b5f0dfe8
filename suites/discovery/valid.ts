import {
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  skip,
  textAt,
  type Issue,
  type Path,
  type Received,
  type Release,
} from '../../src/model/index.js';
import { TOPIC_CANONICAL, topicsCanonicalForm } from './topic-canonicals.js';
import { withTopics } from './topics.js';
import { WEBSOCKET_EXTENSION } from './websocket-extension.js';

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
      judgedElsewhere: (issue, received) =>
        isOfMandatoryElements(issue) || isOfExtensionRules(issue, received, history.header.release),
    }),
});

const MANDATORY = /^CapabilityStatement\.(status|date|kind|fhirVersion|format)$/;

/** What metadata.mandatory-elements and metadata.fhir-version say. */
function isOfMandatoryElements({ path, actual }: Issue): boolean {
  return path === 'CapabilityStatement.fhirVersion' || (MANDATORY.test(path) && actual === 'absent');
}

const EXTENSION = /^CapabilityStatement\.(.+\.)?extension\[\d+\]/;

/** What metadata.websocket-extension and, in releases that name topics by one, topics.canonical-form say. */
function isOfExtensionRules({ path }: Issue, { resource }: Received, release: Release): boolean {
  const [place] = EXTENSION.exec(path) ?? [];
  const url = place === undefined ? undefined : textAt(resource, ...stepsOf(place), 'url');
  if (url === TOPIC_CANONICAL) return topicsCanonicalForm.releases?.includes(release) === true;
  return url === WEBSOCKET_EXTENSION;
}

/** `rest[0].extension[1]` below the resource, as keys and indexes. */
function stepsOf(path: string): Path {
  const [, ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
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
