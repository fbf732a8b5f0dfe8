import {
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  textAt,
  type History,
  type Issue,
  type Received,
} from '../../src/model/index.js';
import { whereOffered } from './answers.js';

/** What a check of its own judges, and that an answer without events is not valid in R5 whatever it says (ambiguity A40). */
const RULES: readonly string[] = ['bdl-3', 'bdl-4', 'sst-1'];

/** The first entry, which has to be the status and to tell of the request for it. */
const PLACES = /^Bundle\.(type|entry\[0\]\.(request\.url|resource))$/;

/** What the events are about, as somebody stored it. */
const STORED = /^Bundle\.entry\[[1-9]\d*\]\.resource\b/;

export const eventsValid = defineCheck({
  id: 'events.valid',
  title: 'What $events is answered with is valid against the definitions of the release',
  requirements: ['FHIR-EVENTS-01'],
  everywhere: true,
  cause: 'The answer is put together as plain JSON: elements of another release, or numbers where text is due.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    resourcesAnswered(history, 'events').length > 0
      ? judgeAnswers(history)
      : whereOffered(history, () => judgeAnswers(history)),
});

function judgeAnswers(history: History) {
  return judgeValidity(history, resourcesAnswered(history, 'events'), {
    stage: 'events',
    situation: 'resource answered to $events',
    broken: 'an answer of $events is not valid',
    judgedElsewhere: (issue, received) =>
      RULES.includes(issue.rule) ||
      PLACES.test(issue.path) ||
      STORED.test(issue.path) ||
      dependsOnType(issue, history, received),
  });
}

/** A Bundle or a status of another type, which other checks judge, breaks the rules of that type as well. */
function dependsOnType({ path, rule, severity }: Issue, history: History, { resource }: Received): boolean {
  if (rule.startsWith('bdl-') && textAt(resource, 'type') !== history.words.notificationBundle) return true;
  const others = history.statusesIn(resource).filter(({ type }) => type !== 'query-event');
  return others.some(({ places }) => severity === 'warning' || path.startsWith(places.type));
}
