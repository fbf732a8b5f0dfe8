import { inconclusive, pass, unseen, violated, type History, type Outcome } from '../../src/model/index.js';
import { countsOf, type Count } from './counts.js';
import { disturbance, ownEvents } from './own-events.js';

type Kind = 'handshake' | 'heartbeat';

interface Step {
  readonly from: Count;
  readonly to: Count;
}

/** Judges that sending notifications of a kind raises no count: two counts of one source, with such a one between them. */
export function judgeUnraised(history: History, kind: Kind): Outcome {
  const steps = history.subscriptions.flatMap(({ key }) => stepsAcross(history, key, kind));
  const raised = steps.filter(({ from, to }) => to.count > from.count);
  const unexplained = raised.filter((step) => !isExplained(history, step, kind));
  const doubt = unexplained.map(({ to }) => disturbance(history, to.key)).find((reason) => reason !== undefined);
  if (doubt !== undefined) return inconclusive(`the count rose, but ${doubt}`);
  if (unexplained.length > 0) {
    const findings = unexplained.map(({ from, to }) => ({
      entry: to.seq,
      path: 'eventsSinceSubscriptionStart',
      expected: `${String(from.count)}, as no event happened since`,
      actual: String(to.count),
    }));
    return violated(`The event count rose with a ${kind}`, findings);
  }
  const unraised = steps.length - raised.length;
  if (unraised === 0) return unseen(history, `no two counts with a ${kind} and no event between them were seen`);
  return pass(`the count stayed the same ${String(unraised)} × across a ${kind}`);
}

/** Only counts of one source are compared, so that one place that shows a wrong count is not taken for a raise. */
function stepsAcross(history: History, key: string, kind: Kind): Step[] {
  const sent = history.notificationsOfType(kind, key);
  const counts = countsOf(history, key);
  return [kind, 'status'].flatMap((source) => {
    const own = counts.filter((count) => count.source === source);
    return own.slice(1).flatMap((to, index) => {
      const from = own[index];
      if (from === undefined || !sent.some(({ seq }) => from.seq < seq && seq <= to.seq)) return [];
      return [{ from, to }];
    });
  });
}

/** Something else may have raised it: an event that was still on its way, or a notification of the other kinds. */
function isExplained(history: History, { from, to }: Step, kind: Kind): boolean {
  const isOnItsWay = ownEvents(history, to.key).some(
    ({ requestedSeq, arrival }) =>
      requestedSeq < to.seq && (arrival === undefined || arrival.notification.seq > from.seq),
  );
  return (
    isOnItsWay ||
    history.notifications.some(
      ({ key, seq, status }) => key === to.key && from.seq < seq && seq < to.seq && status.type !== kind,
    )
  );
}
