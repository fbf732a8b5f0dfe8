import {
  answerInWords,
  defineCheck,
  evidenceOf,
  judgeEach,
  skip,
  succeeded,
  textAt,
  unseen,
} from '../../src/model/index.js';
import { declaredFor } from './declared.js';

export const eventsResend = defineCheck({
  id: 'events.resend',
  title: '$resend is answered with an OperationOutcome',
  requirements: ['BP-EVENTS-18'],
  releases: ['R4', 'R4B'],
  cause: 'The operation only sets the sending in motion, and was given no answer of its own.',
  remedy: 'Answer $resend with an OperationOutcome that says what is done.',
  judge(history) {
    const { facts } = history;
    if (facts === undefined) return unseen(history, 'nothing is known of what the server declares');
    if (!declaredFor(facts).operations.includes('$resend')) {
      return skip('the CapabilityStatement does not declare $resend, which is optional');
    }
    return judgeEach(history, history.exchangesFor('declared', '$resend').filter(succeeded), {
      situation: 'call of $resend that was accepted',
      broken: '$resend is not answered with an OperationOutcome',
      problem: (call) => {
        const type = textAt(call.body, 'resourceType') ?? 'no FHIR resource';
        if (type === 'OperationOutcome') return undefined;
        return { entry: evidenceOf(call), expected: 'an OperationOutcome', actual: `${answerInWords(call)}, ${type}` };
      },
    });
  },
});
