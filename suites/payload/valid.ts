import {
  defineCheck,
  judgeValidity,
  resourcesAnswered,
  type History,
  type Outcome,
  type Received,
  type Stage,
} from '../../src/model/index.js';
import { framesOf, type Frame } from './frames.js';
import { isStatusElement } from './status-elements.js';

const CAUSE = 'Elements of another release or of an own invention are written, or a list is written as a single value.';
const REMEDY = 'Validate a recorded notification with fhir-handshake validate, and mend what it names.';

export const handshakeValid = defineCheck({
  id: 'handshake.valid',
  title: 'Every handshake is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeFrames(history, 'handshake', (type) => type === 'handshake'),
});

export const heartbeatValid = defineCheck({
  id: 'heartbeat.valid',
  title: 'Every heartbeat is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeFrames(history, 'heartbeat', (type) => type === 'heartbeat'),
});

export const notificationValid = defineCheck({
  id: 'notification.valid',
  title: 'Every event notification is valid against the resource definitions of its release',
  requirements: ['ALL-NOTIF-13'],
  everywhere: true,
  cause: CAUSE,
  remedy: REMEDY,
  judge: (history) => judgeFrames(history, 'notification', (type) => type !== 'handshake' && type !== 'heartbeat'),
});

function judgeFrames(history: History, stage: Stage, wanted: (type: string | undefined) => boolean): Outcome {
  const frames = framesOf(history).filter(({ view }) => view.statuses.some(({ type }) => wanted(type)));
  const places = new Map(frames.map((frame) => [frame.view.bundle, frame]));
  return judgeValidity(history, frames.map(received), {
    stage,
    situation: stage === 'notification' ? 'event notification' : stage,
    broken: `a ${stage} is not valid`,
    judgedElsewhere: ({ path, rule }, { resource }) =>
      RULES.includes(rule) || isJudgedElsewhere(path, places.get(resource)),
  });
}

function received({ seq, view }: Frame): Received {
  return { entry: seq, resource: view.bundle };
}

/** Invariants with a check of their own. */
const RULES: readonly string[] = ['bdl-1', 'bdl-2', 'bdl-5', 'bdl-7', 'bdl-8', 'bdl-13', 'bdl-15', 'sst-1'];

const BUNDLE_ELEMENTS = /^Bundle\.(type|timestamp|total|entry\[\d+\](\.(fullUrl|search))?)$/;

/** Elements with a check of their own: one defect is reported once. */
function isJudgedElsewhere(path: string, frame: Frame | undefined): boolean {
  if (BUNDLE_ELEMENTS.test(path)) return true;
  return (frame?.view.statuses ?? []).some(
    (status) => path.startsWith(`${status.path}.`) && isStatusElement(path.slice(status.path.length + 1)),
  );
}

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
