import { defineCheck, judgeValidity, resourcesAnswered, type Issue } from '../../src/model/index.js';
import { whereOffered } from './answers.js';

/** Invariants and places with a check of their own. */
const RULES: readonly string[] = ['bdl-3a', 'bdl-15', 'bdl-18', 'bdl-3', 'bdl-4', 'sst-2'];
const PLACES =
  /^Bundle\.(type|link|entry\[\d+\](\.(fullUrl|request|response|resource(\.(status|type|subscription|topic|eventsSinceSubscriptionStart))?))?)$/;

export const statusValid = defineCheck({
  id: 'status.valid',
  title: 'What $status is answered with is valid against the definitions of the release',
  requirements: ['FHIR-STATUS-01'],
  everywhere: true,
  cause: 'The answer is put together as plain JSON: elements of another release, or numbers where text is due.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge(history) {
    const received = resourcesAnswered(history, 'status');
    if (received.length === 0) return whereOffered(history, () => judgeAnswers(history));
    return judgeAnswers(history);
  },
});

function judgeAnswers(history: Parameters<typeof resourcesAnswered>[0]) {
  return judgeValidity(history, resourcesAnswered(history, 'status'), {
    stage: 'status',
    situation: 'resource answered to $status',
    broken: 'an answer of $status is not valid',
    judgedElsewhere: ({ path, rule }: Issue) => RULES.includes(rule) || PLACES.test(path),
  });
}
