import { defineCheck, judgeValidity, resourcesAnswered, skip } from '../../src/model/index.js';
import { deletions } from './deletions.js';

export const deletionValid = defineCheck({
  id: 'deletion.valid',
  title: 'What a delete, and what comes after it, is answered with is valid against the definitions of the release',
  requirements: ['FHIR-DEL-01'],
  cause: 'The OperationOutcome of the answer is put together as plain JSON, often without severity or code.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names, or answer without a body.',
  judge(history) {
    const received = resourcesAnswered(history, 'deletion');
    if (received.length === 0 && deletions(history).length > 0) return skip('no such answer has a body');
    return judgeValidity(history, received, {
      stage: 'deletion',
      situation: 'resource answered to a delete or after it',
      broken: 'an answer to a delete or after it is not valid',
    });
  },
});
