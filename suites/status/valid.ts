import {
  at,
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  textAt,
  type History,
  type Issue,
  type Received,
} from '../../src/model/index.js';
import { whereOffered } from './answers.js';

/** Invariants of Bundles with a check of their own. */
const RULES: readonly string[] = ['bdl-3', 'bdl-3a', 'bdl-4', 'bdl-15', 'bdl-18', 'sst-2'];

/** What has to be in a status, in the words of the profile of R4. */
const IN_PARAMETERS = /: parameter:(status|subscription|type) 1\.\.1$/;

/** The same in a SubscriptionStatus, and what an entry has to hold. */
const PLACES = /^Bundle\.(type|entry\[\d+\]\.resource(\.(status|subscription|type))?)$/;

export const statusValid = defineCheck({
  id: 'status.valid',
  title: 'What $status is answered with is valid against the definitions of the release',
  requirements: ['FHIR-STATUS-01'],
  everywhere: true,
  cause: 'The answer is put together as plain JSON: elements of another release, or numbers where text is due.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    resourcesAnswered(history, 'status').length > 0
      ? judgeAnswers(history)
      : whereOffered(history, () => judgeAnswers(history)),
});

function judgeAnswers(history: History) {
  return judgeValidity(history, resourcesAnswered(history, 'status'), {
    stage: 'status',
    situation: 'resource answered to $status',
    broken: 'an answer of $status is not valid',
    judgedElsewhere: (issue, received) =>
      RULES.includes(issue.rule) || dependsOnType(issue, received) || isJudged(issue, history, received),
  });
}

/** A Bundle of another type, which status.bundle-type judges, breaks the rules of that type as well. */
function dependsOnType({ rule }: Issue, { resource }: Received): boolean {
  return (rule.startsWith('bdl-') || /notification/.test(rule)) && textAt(resource, 'type') !== 'searchset';
}

/** What is absent, or a code that is none, where a check asks for one thing alone. */
function isJudged({ actual, path, rule }: Issue, history: History, { resource }: Received): boolean {
  if (at(resource, 'resourceType') !== 'Bundle') return false;
  if (actual === 'absent' && (PLACES.test(path) || IN_PARAMETERS.test(rule))) return true;
  const types = history.statusesIn(resource).map(({ places }) => places.type);
  return path === 'Bundle.type' || types.some((place) => path === place || path === `${place}.valueCode`);
}
