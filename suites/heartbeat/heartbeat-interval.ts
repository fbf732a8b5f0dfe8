import { defineCheck, inconclusive, pass, skip, unseen, violated, type Finding } from '../../src/model/index.js';
import { gapsInWords, type Gap } from './gaps.js';
import { isLongEnough, spansOf, tooLong, withoutHeartbeats, type Span } from './spans.js';

export const heartbeatInterval = defineCheck({
  id: 'heartbeat.interval',
  title: 'A granted heartbeat period never passes without a notification of the Subscription',
  requirements: ['R5-HB-01', 'BP-HB-01'],
  cause: 'Heartbeats are not sent at all, by a timer that stops, or only as often as the server likes.',
  remedy: 'Restart a timer of the granted period with every notification, and send a heartbeat when it runs out.',
  judge(history) {
    const spans = spansOf(history);
    if (spans.length === 0)
      return withoutHeartbeats(history, 'no Subscription with a period was bound and listened to');
    const judged = spans.map((span) => ({ span, ...tooLong(history, span) }));
    const said = `gaps of ${spans.map(inWords).join('; ')}`;
    const findings = judged.flatMap(({ span, certain }) => certain.map((gap) => findingOf(span, gap)));
    if (findings.length > 0) return violated(`A heartbeat period passed in silence: ${said}`, findings);
    if (judged.some(({ doubtful }) => doubtful.length > 0)) {
      return inconclusive(`a period passed in silence, but the harness was late or the Subscription stopped: ${said}`);
    }
    const decided = spans.filter(isLongEnough);
    if (decided.length === 0) return unseen(history, `listened for less than a period and its tolerance: ${said}`);
    return pass(`no period passed in silence: ${said}`);
  },
});

export const heartbeatPerSubscription = defineCheck({
  id: 'heartbeat.per-subscription',
  title: 'Each Subscription on a shared connection gets heartbeats by its own period',
  requirements: ['ALL-HB-14'],
  cause: 'One timer for each connection, with the period of one of its Subscriptions.',
  remedy: 'Keep one timer for each bound Subscription.',
  judge(history) {
    const spans = spansOf(history);
    if (spans.length === 0)
      return withoutHeartbeats(history, 'no Subscription with a period was bound and listened to');
    const shared = spans.filter((span) => spans.some((other) => isBeside(span, other)));
    if (shared.length === 0) return skip('no two Subscriptions with different granted periods share a connection');
    const judged = shared.map((span) => ({ span, ...tooLong(history, span) }));
    const late = judged.filter(({ certain }) => certain.length > 0);
    const served = judged.filter(
      ({ span, certain, doubtful }) => isLongEnough(span) && certain.length + doubtful.length === 0,
    );
    const said = `gaps of ${shared.map(inWords).join('; ')}`;
    if (late.length > 0 && served.length > 0) {
      const findings = late.flatMap(({ span, certain }) => certain.map((gap) => findingOf(span, gap)));
      return violated(`Of Subscriptions on one connection only some get their heartbeats: ${said}`, findings);
    }
    if (served.length === shared.length) return pass(`each by its own period: ${said}`);
    return unseen(history, `not every Subscription on the connection was served or judged: ${said}`);
  },
});

function isBeside(one: Span, other: Span): boolean {
  return one.key !== other.key && one.connection.id === other.connection.id && one.periodMs !== other.periodMs;
}

function inWords({ key, gaps, periodMs }: Span): string {
  return `${gapsInWords(gaps)} on "${key}" (period ${String(periodMs / 1000)} s)`;
}

/** Points to the notification that the silence followed. */
function findingOf({ allowedMs, notifications, connection }: Span, gap: Gap): Finding {
  const last = notifications.findLast(({ at }) => at <= gap.fromAt);
  return {
    entry: last?.seq ?? connection.connect.seq,
    expected: `a notification within ${String(allowedMs)} ms, tolerance included`,
    actual: `${String(gap.ms)} ms of silence`,
  };
}
