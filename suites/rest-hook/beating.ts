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
import { gapsBetween, type Gap } from '../heartbeat/gaps.js';
import { BEAT } from './beating-act.js';
import { BEATING } from './keys.js';
import { deliveries, ofType, withHook } from './story.js';

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
      const periodS = history.subscription(BEATING)?.settings.heartbeatPeriodS;
      const activeAt = story.reads.find(({ status }) => status === 'active')?.at;
      const endAt = history.marks('waited').findLast(({ what }) => what === BEAT)?.at;
      if (periodS === undefined || activeAt === undefined || endAt === undefined)
        return unseen(history, 'a heartbeat was not waited for');
      const times = deliveries(history, story).map(({ received }) => received.at);
      const gaps = gapsBetween(times, activeAt, endAt);
      return judgeGaps(history, periodS, gaps, ofType(history, story, 'heartbeat').length);
    }),
});

/** Any notification tells a client as much as a heartbeat: a gap is a time in which nothing came at all. */
function judgeGaps(history: History, periodS: number, gaps: readonly Gap[], beats: number): Outcome {
  const allowedMs = periodS * 1000 + heartbeatToleranceMs(periodS * 1000, history.limits);
  const late = gaps.filter(({ ms }) => ms > allowedMs);
  if (late.length === 0) {
    if (beats === 0) return unseen(history, 'other notifications came in place of heartbeats');
    const longestMs = Math.round(Math.max(...gaps.map(({ ms }) => ms)));
    return pass(`${String(beats)} heartbeats, never more than ${String(longestMs)} ms of silence`);
  }
  const certain = late.filter(({ ms, fromAt, toAt }) => ms - history.latenessMs(fromAt, toAt) > allowedMs);
  if (certain.length === 0) return unseen(history, 'the harness itself was late');
  const expected = `a heartbeat every ${String(periodS)} s, ${String(allowedMs)} ms at most`;
  return violated(
    'no heartbeat comes to the endpoint in time',
    certain.map(({ ms }) => ({ expected, actual: `nothing in ${String(Math.round(ms))} ms` })),
  );
}
