import { defineCheck, inconclusive, pass, shown, skip, unseen, violated } from '../../src/model/index.js';
import type { History, Notification } from '../../src/model/index.js';
import { disturbance, ownEvents } from './own-events.js';
import { judgeUnraised } from './raised-counts.js';

export const handshakeCountZero = defineCheck({
  id: 'handshake.count-zero',
  title: 'In the handshake of a new Subscription the event count, if given, is zero',
  requirements: ['R5-HS-04', 'BP-HS-04'],
  cause: 'The counter is kept for the topic, or the handshake itself is counted as an event.',
  remedy: 'Count the events of each Subscription from its creation on, and send "0" before the first one.',
  judge(history) {
    const fresh = history.subscriptions.flatMap(({ key }) => firstHandshake(history, key));
    if (fresh.length === 0) return unseen(history, 'no handshake of a new Subscription without events was seen');
    const given = fresh.filter(({ status }) => status.rawCount !== undefined);
    if (given.length === 0) return skip('the handshake gives no event count, which it need not');
    const wrong = given.filter(({ status }) => status.count !== 0);
    const doubt = wrong.map((one) => doubtAbout(history, one, given)).find((reason) => reason !== undefined);
    if (doubt !== undefined) return inconclusive(`the count is not zero, but ${doubt}`);
    if (wrong.length === 0) return pass(`${String(given.length)} × zero in the handshake of a new Subscription`);
    return violated('The handshake of a new Subscription does not count from zero', wrong.map(notZero));
  },
});

export const handshakeCountUnraised = defineCheck({
  id: 'handshake.count-unraised',
  title: 'Sending a handshake does not raise the event count',
  requirements: ['ALL-HS-05'],
  cause: 'The counter counts notifications instead of events.',
  remedy: 'Raise the count where an event is detected, never where a notification is sent.',
  judge: (history) => judgeUnraised(history, 'handshake'),
});

/** The first handshake of a Subscription, where no event was caused before it. */
function firstHandshake(history: History, key: string): Notification[] {
  const first = history.notificationsOfType('handshake', key).at(0);
  const isNew = first !== undefined && ownEvents(history, key).every(({ requestedSeq }) => requestedSeq > first.seq);
  return isNew ? [first] : [];
}

/** A counter that is shared or starts wrong goes on being wrong. */
function doubtAbout(history: History, { key = '', seq }: Notification, given: readonly Notification[]) {
  const later = given.find(({ status, seq: at }) => status.count === 0 && at > seq);
  if (later !== undefined) return 'that of a later Subscription is, so that somebody else may have caused an event';
  return disturbance(history, key);
}

function notZero({ seq, status }: Notification) {
  const path = status.places.eventsSinceSubscriptionStart;
  return { entry: seq, path, expected: '"0"', actual: shown(status.rawCount) };
}
