import { heartbeatToleranceMs, historyToDraw } from '../../../model/index.js';
import type { FhirRelease, History, Notification, SubscriptionStory, Transcript } from '../../../model/index.js';
import { worstOf } from '../card.js';
import type { Violation } from '../../walk/index.js';
import type { ShownWalk } from '../walk/shown-walk.js';
import { latenciesOf } from './latencies.js';
import type { Sign, Timing, Track } from './timing.js';
import { tokenLives } from './token-lives.js';
import { windowsOf } from './windows.js';

/** What a scenario tells of time; undefined where it heard no notification and was given no token. */
export function timingOf(transcript: Transcript, walk: ShownWalk, fhir: FhirRelease): Timing | undefined {
  const history = historyToDraw(transcript, fhir);
  const verdicts = verdictsIn(walk);
  const tracks = history.subscriptions.flatMap((story) => {
    const own = history.notifications.filter(({ key }) => key === story.key);
    return own.length === 0 ? [] : [trackOf(history, story, own, walk)];
  });
  const tokens = tokenLives(history, verdicts);
  if (tracks.length + tokens.length === 0) return undefined;
  const { scenario, title } = transcript.header;
  const fromAt = transcript.entries[0]?.at ?? 0;
  return { scenario, title, fromAt, toAt: history.endAt, tracks, tokens, deliveryMs: history.limits.deliveryMs };
}

function trackOf(history: History, story: SubscriptionStory, own: readonly Notification[], walk: ShownWalk): Track {
  const { key, settings } = story;
  const verdicts = verdictsIn(walk);
  const periodMs = (settings.heartbeatPeriodS ?? 0) * 1_000 || undefined;
  const toleranceMs = periodMs === undefined ? 0 : heartbeatToleranceMs(periodMs, history.limits);
  return {
    ...{ key, periodMs, toleranceMs },
    signs: own.map((notification) => signOf(notification, verdicts)),
    windows: periodMs === undefined ? [] : windowsOf(history, story, own, { periodMs, toleranceMs }),
    tooLong: new Set(walk.steps.flatMap(({ seq, violations }) => (violations.some(isSilence) ? seq : []))),
    latencies: latenciesOf(history, key, own),
  };
}

function signOf({ seq, at, status }: Notification, verdicts: Verdicts): Sign {
  return { seq, at, type: status.type ?? 'unknown', verdict: verdicts.get(seq) };
}

export type Verdicts = ReadonlyMap<number, Sign['verdict']>;

/** The worst verdict at each entry that has any. */
function verdictsIn({ steps }: ShownWalk): Verdicts {
  const wrong = steps.filter(({ violations }) => violations.length > 0);
  return new Map(wrong.map(({ seq, violations }) => [seq, worstOf(violations.map(({ verdict }) => verdict))]));
}

/** The checks that time heartbeats. */
const TIMED = ['heartbeat.interval', 'heartbeat.per-subscription'];

function isSilence({ check }: Violation): boolean {
  return TIMED.includes(check);
}
