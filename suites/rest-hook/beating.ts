import {
  defineCheck,
  heartbeatToleranceMs,
  pass,
  skip,
  unseen,
  violated,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { BEAT } from './beating-act.js';
import { BEATING } from './keys.js';
import { deliveries, ofType, withHook, type HookStory } from './story.js';

export const hookHeartbeat = defineCheck({
  id: 'rest-hook.heartbeat',
  title: 'On rest-hook the server posts a heartbeat at least once per period',
  requirements: ['R5-HB-13'],
  releases: ['R5'],
  cause: 'Heartbeats are only sent to sockets.',
  remedy: 'POST a heartbeat to the endpoint of an active Subscription whenever its period has passed.',
  judge: (history) =>
    withHook(history, BEATING, (story) => {
      const left = history.skipped(BEAT);
      if (left !== undefined) return skip(left.reason);
      const beats = ofType(history, story, 'heartbeat');
      if (beats.length > 0) return pass(`${String(beats.length)} heartbeats came`);
      return judgeSilence(history, story);
    }),
});

/** Silence counts from when the Subscription was active, and where nothing else came that a client could live by. */
function judgeSilence(history: History, story: HookStory): Outcome {
  const periodS = history.subscription(BEATING)?.settings.heartbeatPeriodS;
  const waited = history.marks('waited').find(({ what }) => what === BEAT);
  if (periodS === undefined || waited === undefined) return unseen(history, 'a heartbeat was not waited for');
  const allowedMs = periodS * 1000 + heartbeatToleranceMs(periodS * 1000, history.limits);
  const silentMs = waited.at - waited.sinceAt;
  if (waited.limitMs < allowedMs) return unseen(history, 'a heartbeat was not waited for long enough');
  if (deliveries(history, story).some(({ received }) => received.at > waited.sinceAt))
    return unseen(history, 'other notifications came in place of a heartbeat');
  const latenessMs = history.latenessMs(waited.sinceAt, waited.at);
  if (latenessMs > history.limits.heartbeatFloorMs) return unseen(history, 'the harness itself was late');
  return violated('no heartbeat came to the endpoint', [
    {
      entry: waited.seq,
      expected: `a heartbeat every ${String(periodS)} s`,
      actual: `none in ${String(Math.round(silentMs))} ms`,
    },
  ]);
}
