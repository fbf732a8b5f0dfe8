import { advise, defineCheck, inconclusive, pass, skip, unseen, violated } from '../../src/model/index.js';
import type { Finding, History, Notification } from '../../src/model/index.js';
import { bindings } from '../session/bindings.js';
import { isLongEnough, periodMsOf, spansOf, tooLong, withoutHeartbeats, type Span } from './spans.js';

export const heartbeatNotPings = defineCheck({
  id: 'heartbeat.not-pings',
  title: 'WebSocket pings do not take the place of heartbeat notifications',
  requirements: ['ALL-HB-12'],
  cause: 'The period is handed to the keep-alive of the WebSocket library.',
  remedy: 'Send a heartbeat notification Bundle; pings may go on besides, but say nothing of the Subscription.',
  judge(history) {
    const spans = spansOf(history).filter(isLongEnough);
    if (spans.length === 0) return withoutHeartbeats(history, 'no Subscription with a period was listened to');
    const silent = spans.filter((span) => heartbeatsIn(span).length === 0);
    const overdue = silent.filter((span) => tooLong(history, span).certain.length > 0);
    const findings = overdue.flatMap(pingsInstead);
    if (findings.length > 0) return violated('Only ping frames arrive where heartbeats are due', findings);
    if (silent.length < spans.length) return pass('the heartbeats that arrived are notifications');
    return unseen(history, 'neither heartbeats nor pings arrived');
  },
});

export const heartbeatUnrequested = defineCheck({
  id: 'heartbeat.unrequested',
  title: 'Without a heartbeat period no heartbeat is sent',
  requirements: ['ALL-HB-02'],
  cause: 'Heartbeats are sent to every connection by a default period.',
  remedy: 'Send heartbeats only where a period is stored, or store and show the period that is used.',
  judge(history) {
    const listened = history.marks('listened').at(-1);
    if (listened === undefined) return unseen(history, 'nothing was listened to');
    const bound = listened.keys.filter((key) =>
      bindings(history, key).some(({ notifications }) => notifications.length > 0),
    );
    const quiet = bound.filter((key) => periodMsOf(history, key) === undefined);
    if (quiet.length === 0 && bound.some((key) => isImposed(history, key))) {
      return skip('the target grants a period of its own where none was asked for');
    }
    if (quiet.length === 0) return unseen(history, 'no Subscription without a period was bound and listened to');
    const beats = quiet.flatMap((key) => history.notificationsOfType('heartbeat', key));
    const seconds = ((listened.at - listened.fromAt) / 1000).toFixed(1);
    if (beats.length === 0) return pass(`no heartbeat in ${seconds} s without a period`);
    if (quiet.some((key) => history.subscription(key)?.storedResource === undefined)) {
      return inconclusive(
        'heartbeats came, but the stored Subscription was not shown, so that its period is not known',
      );
    }
    return advise(
      'Heartbeats come without a stored period: the definition of heartbeatPeriod says that none are sent then, while the steps of the channel allow heartbeats at any time',
      beats.map(({ seq }) => ({ entry: seq, expected: 'no heartbeat', actual: 'a heartbeat' })),
    );
  },
});

/** Notifications while nothing else was done, whatever type they give themselves, but those with a cause of their own. */
function heartbeatsIn({ notifications, listenedFromAt, toAt }: Span): Notification[] {
  return notifications.filter(
    ({ at, status }) =>
      at >= listenedFromAt && at <= toAt && !['handshake', 'event-notification'].includes(status.type ?? ''),
  );
}

function pingsInstead({ key, connection, listenedFromAt, toAt }: Span): Finding[] {
  const pings = connection.pings.filter(
    ({ kind, by, at }) => kind === 'ws-ping' && by === 'server' && at >= listenedFromAt && at <= toAt,
  );
  return pings.map(({ seq }) => ({
    entry: seq,
    expected: `a heartbeat notification for Subscription "${key}"`,
    actual: 'a ping frame',
  }));
}

/** A period that is stored although none was asked for. */
function isImposed(history: History, key: string): boolean {
  const story = history.subscription(key);
  return story?.requested.heartbeatPeriodS === undefined && periodMsOf(history, key) !== undefined;
}
