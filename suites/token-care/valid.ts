import { defineCheck, judgeValidity, resourcesAnswered, type Issue } from '../../src/model/index.js';

export const tokenValid = defineCheck({
  id: 'token.valid',
  title: 'What $get-ws-binding-token is answered with is valid against the definitions of the release',
  requirements: ['FHIR-TOKEN-01'],
  everywhere: true,
  cause:
    'The Parameters are put together as plain JSON: a value type that FHIR does not have, or a parameter without content.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    judgeValidity(history, resourcesAnswered(history, 'token'), {
      stage: 'token',
      situation: 'resource answered to a token call',
      broken: 'an answer to a token call is not valid',
      judgedElsewhere: ({ path }: Issue) => path === 'Parameters.resourceType',
    }),
});
