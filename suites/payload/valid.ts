import { defineCheck, judgeValidity, resourcesAnswered } from '../../src/model/index.js';
import { INVALID_CAUSE, INVALID_REMEDY, judgeFrames } from './frame-validity.js';

export const handshakeValid = defineCheck({
  id: 'handshake.valid',
  title: 'Every handshake is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: INVALID_CAUSE,
  remedy: INVALID_REMEDY,
  judge: (history) => judgeFrames(history, 'handshake', (type) => type === 'handshake'),
});

export const notificationValid = defineCheck({
  id: 'notification.valid',
  title: 'Every event notification is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: INVALID_CAUSE,
  remedy: INVALID_REMEDY,
  judge: (history) => judgeFrames(history, 'notification', (type) => type !== 'handshake' && type !== 'heartbeat'),
});

export const triggeringValid = defineCheck({
  id: 'notification.answers-valid',
  title: 'What the server answers where events are caused is valid against the definitions of the release',
  requirements: ['FHIR-NOTIF-01'],
  everywhere: true,
  cause: 'Stored resources are returned with elements of the server’s own, or the OperationOutcome is plain JSON.',
  remedy: 'Validate the answer with fhir-handshake validate and mend what it names.',
  judge: (history) =>
    judgeValidity(history, resourcesAnswered(history, 'notification'), {
      stage: 'notification',
      situation: 'resource answered where an event was caused',
      broken: 'an answer where an event was caused is not valid',
    }),
});
