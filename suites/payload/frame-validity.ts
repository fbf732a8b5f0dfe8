import { judgeValidity, type History, type Outcome, type Received, type Stage } from '../../src/model/index.js';
import { framesOf, type Frame } from './frames.js';
import { isStatusElement } from './status-elements.js';

/** Judges the notifications of some types by the definitions of their release. */
export function judgeFrames(history: History, stage: Stage, wanted: (type: string | undefined) => boolean): Outcome {
  const frames = framesOf(history).filter(({ view }) => view.statuses.some(({ type }) => wanted(type)));
  const places = new Map(frames.map((frame) => [frame.view.bundle, frame]));
  return judgeValidity(history, frames.map(received), {
    stage,
    situation: stage === 'notification' ? 'event notification' : stage,
    broken: `a ${stage} is not valid`,
    judgedElsewhere: ({ path, rule }, { resource }) =>
      RULES.includes(rule) || PROFILES.test(rule) || isJudgedElsewhere(path, places.get(resource), history),
  });
}

function received({ seq, text, view }: Frame): Received {
  return { entry: seq, text, resource: view.bundle };
}

/** Invariants with a check of their own. */
const RULES: readonly string[] = [
  ...['bdl-1', 'bdl-2', 'bdl-3', 'bdl-4', 'bdl-5', 'bdl-7', 'bdl-8', 'bdl-13', 'bdl-15', 'sst-1'],
];

/** Profiles of the backport guide, rule by rule a check of its own. */
const PROFILES = /^backport-subscription-(notification|status)/;

const BUNDLE_ELEMENTS = /^Bundle\.(type|timestamp|total|entry\[\d+\](\.(fullUrl|search))?)$/;

/** What a history demands of every entry; R5 does not, so that there nothing else says it. */
const HISTORY_ELEMENTS = /^Bundle\.entry\[\d+\]\.(request(\.(method|url))?|response(\.status)?)$/;

/** Elements with a check of their own: one defect is reported once. */
function isJudgedElsewhere(path: string, frame: Frame | undefined, { words }: History): boolean {
  if (BUNDLE_ELEMENTS.test(path)) return true;
  if (words.notificationBundle === 'history' && HISTORY_ELEMENTS.test(path)) return true;
  return (frame?.view.statuses ?? []).some(
    (status) =>
      path.startsWith(`${status.path}.parameter`) ||
      (path.startsWith(`${status.path}.`) && isStatusElement(path.slice(status.path.length + 1))),
  );
}

export const INVALID_CAUSE =
  'Elements of another release or of an own invention are written, or a list is written as a single value.';
export const INVALID_REMEDY = 'Validate a recorded notification with fhir-handshake validate, and mend what it names.';
