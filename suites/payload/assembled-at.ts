import { defineCheck, judgeEach, shown, type Finding, type History, type Notification } from '../../src/model/index.js';
import { implausible, instantOf } from './clock.js';
import { framesOf, type Frame } from './frames.js';

export const assembledAt = defineCheck({
  id: 'notification.assembled-at',
  title: 'A notification Bundle states when it was assembled',
  requirements: ['ALL-NOTIF-16'],
  everywhere: true,
  cause: 'Bundle.timestamp is optional in a Bundle and was left out, or it has no time zone.',
  remedy: 'Set Bundle.timestamp to the time of sending, as an instant with seconds and zone.',
  judge: (history) =>
    judgeEach(history, framesOf(history), {
      situation: 'notification Bundle',
      broken: 'a notification does not properly say when it was assembled',
      problem: (frame) => wrongTime(frame, history),
    }),
});

function wrongTime({ seq, view, notifications }: Frame, history: History): Finding | undefined {
  const stated = view.bundle['timestamp'];
  const expected = 'an instant between the creation of the Subscription and the arrival';
  const place = { entry: seq, path: 'Bundle.timestamp', expected };
  const time = instantOf(stated);
  if (time === undefined) return { ...place, actual: shown(stated) };
  const strange = implausible(time, lifetime(notifications, history), history);
  return strange === undefined ? undefined : { ...place, actual: `${shown(stated)}, ${strange}` };
}

/** A notification may have been kept for a while, so that only the creation of its Subscription bounds it below. */
function lifetime(own: readonly Notification[], history: History): { from?: string | undefined; to: string } {
  let from: string | undefined;
  for (const { key = '' } of own) {
    const created = history.subscription(key)?.create.request.wall;
    if (created !== undefined && (from === undefined || created < from)) from = created;
  }
  return { from, to: own[0]?.entry.wall ?? history.header.startedAt };
}
