import { defineCheck, judgeEach, type History, type Notification } from '../../src/model/index.js';
import { bundleProblems, isKnown, unnamedHandshakes } from '../session/bundle-kind.js';
import { statusProblem } from '../session/one-status.js';
import { periodMsOf, withoutHeartbeats } from './spans.js';

export const heartbeatType = defineCheck({
  id: 'heartbeat.type',
  title: 'A heartbeat is a subscription-notification Bundle whose SubscriptionStatus has type heartbeat',
  requirements: ['R5-HB-04', 'BP-HB-04'],
  everywhere: true,
  cause: 'A Bundle of type history or message, as other releases use it, or a status without its type.',
  remedy: 'Build the heartbeat as every notification: Bundle.type subscription-notification, SubscriptionStatus first.',
  judge(history) {
    const beats = [...history.notificationsOfType('heartbeat'), ...unnamedHeartbeats(history)];
    if (beats.length === 0) return withoutHeartbeats(history, 'no heartbeat was seen');
    return judgeEach(history, beats, {
      situation: 'heartbeat',
      broken: 'Heartbeats are not of the right kind',
      problem: (notification) => bundleProblems(notification, 'heartbeat', history.words),
    });
  },
});

export const heartbeatStatus = defineCheck({
  id: 'heartbeat.status',
  title: 'A heartbeat carries the current status of the Subscription',
  requirements: ['R5-HB-08', 'R4-HB-08'],
  releases: ['R4', 'R5'],
  everywhere: true,
  cause: 'SubscriptionStatus.status is optional by cardinality and was left out.',
  remedy: 'Send SubscriptionStatus.status in every heartbeat.',
  judge(history) {
    const beats = history.notificationsOfType('heartbeat');
    if (beats.length === 0) return withoutHeartbeats(history, 'no heartbeat was seen');
    return judgeEach(history, beats, {
      situation: 'heartbeat',
      broken: 'Heartbeats lack the status of the Subscription',
      problem: ({ seq, status }) => statusProblem(seq, status),
    });
  },
});

/** Notifications without events and of no known type, on Subscriptions that are granted heartbeats. */
function unnamedHeartbeats(history: History): Notification[] {
  const handshakes = unnamedHandshakes(history).map(({ seq }) => seq);
  return history.notifications.filter((notification) => {
    const { key, seq, status } = notification;
    const isGranted = key !== undefined && periodMsOf(history, key) !== undefined;
    return isGranted && !isKnown(notification) && status.events.length === 0 && !handshakes.includes(seq);
  });
}
