import { defineCheck, judgeValidity, resourcesAnswered, type Issue } from '../../src/model/index.js';
import { whereOffered } from './answers.js';

/** Invariants and places with a check of their own. */
const RULES: readonly string[] = ['bdl-3', 'bdl-4', 'bdl-13', 'sst-1'];
const PLACES =
  /^Bundle\.(type|entry\[\d+\](\.(request|response|resource(\.(status|type|topic|eventsSinceSubscriptionStart|notificationEvent\b.*))?))?)$/;

export const eventsValid = defineCheck({
  id: 'events.valid',
  title: 'What $events is answered with is valid against the definitions of the release',
  requirements: ['FHIR-EVENTS-01'],
  cause: 'The answer is put together as plain JSON: elements of another release, or numbers where text is due.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    whereOffered(history, () =>
      judgeValidity(history, resourcesAnswered(history, 'events'), {
        stage: 'events',
        situation: 'resource answered to $events',
        broken: 'an answer of $events is not valid',
        judgedElsewhere: ({ path, rule }: Issue) => RULES.includes(rule) || PLACES.test(path),
      }),
    ),
});
