import {
  advise,
  answerInWords,
  defineCheck,
  heartbeatToleranceMs,
  judgeEach,
  pass,
  refused,
  skip,
  unseen,
  type Finding,
  type History,
  type Outcome,
} from '../../src/model/index.js';
import { arrivalOf, firstDeliveries, matchesFor } from './own-events.js';

export const maxCount = defineCheck({
  id: 'notification.max-count',
  title: 'A notification does not hold more than maxCount events',
  requirements: ['R5-NOTIF-38', 'BP-NOTIF-38'],
  cause: 'Subscription.maxCount is stored and then not looked at when events are batched.',
  remedy:
    'Cut a batch into notifications of at most maxCount events, or do not store a maxCount that will not be kept.',
  judge(history) {
    const limits = new Map(history.subscriptions.map(({ key, settings }) => [key, settings.maxCount]));
    const keys = [...limits.keys()].filter((key) => limits.get(key) !== undefined);
    if (keys.length === 0) return notGranted('single', 'maxCount', history);
    // One event alone cannot exceed any maxCount.
    const several = keys.filter((key) => firstDeliveries(key, history).length > 1);
    const subjects = history.notifications.filter(
      ({ key, status }) => key !== undefined && several.includes(key) && status.events.length > 0,
    );
    return judgeEach(history, subjects, {
      situation: 'notification to a Subscription with maxCount',
      broken: 'a notification holds more events than maxCount',
      problem({ seq, status, key }) {
        const most = limits.get(key ?? '') ?? Infinity;
        if (status.events.length <= most) return undefined;
        const path = status.places.notificationEvent;
        return {
          entry: seq,
          path,
          expected: `at most ${String(most)}`,
          actual: `${String(status.events.length)} events`,
        };
      },
    });
  },
});

export const batchingDelay = defineCheck({
  id: 'notification.batching-delay',
  title: 'Batching does not delay a notification beyond the heartbeat period',
  requirements: ['R5-NOTIF-39'],
  releases: ['R5'],
  cause: 'Events are gathered for a fixed time or number, whatever heartbeat period the Subscription was granted.',
  remedy: 'Send gathered events when the heartbeat period of the Subscription is over at the latest.',
  judge(history) {
    const periodic = history.subscriptions.filter(({ settings }) => settings.heartbeatPeriodS !== undefined);
    if (periodic.length === 0) return notGranted('paced', 'heartbeatPeriod', history);
    const delays = periodic.flatMap(({ key, settings }) => delaysOf(key, settings.heartbeatPeriodS ?? 0, history));
    if (delays.length === 0) return unseen(history, 'no event of a Subscription with a heartbeat period was seen');
    // The sentence on batching is not certain to be part of R5 5.0.0, so that no more than a hint can come of it.
    const late = delays.filter(({ delayMs, allowedMs }) => delayMs > allowedMs);
    if (late.length > 0) return advise('events were held back longer than the heartbeat period', late.map(inWords));
    return pass(`${String(delays.length)} × event seen, none held back longer than the heartbeat period`);
  },
});

interface Delay {
  readonly seq: number;
  readonly delayMs: number;
  /** Period and tolerance, and what the harness itself was late by. */
  readonly allowedMs: number;
}

function delaysOf(key: string, periodS: number, history: History): Delay[] {
  const periodMs = periodS * 1_000;
  return matchesFor(key, history).flatMap((change) => {
    const arrival = arrivalOf(change, key, history)?.notification;
    if (arrival === undefined) return [];
    const toleranceMs = heartbeatToleranceMs(periodMs, history.limits);
    const allowedMs = periodMs + toleranceMs + history.latenessMs(change.answeredAt, arrival.at);
    return [{ seq: arrival.seq, delayMs: arrival.at - change.answeredAt, allowedMs }];
  });
}

function inWords({ seq, delayMs, allowedMs }: Delay): Finding {
  return { entry: seq, expected: `within ${seconds(allowedMs)} s`, actual: `after ${seconds(delayMs)} s` };
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}

/** Why no Subscription has a setting that the scenario asked for under a key. */
function notGranted(key: string, setting: string, history: History): Outcome {
  if (history.subscription(key) !== undefined)
    return skip(`the server stored a Subscription without the ${setting} asked for`);
  const refusal = history.exchangesFor('create', key).find(refused);
  if (refusal !== undefined)
    return skip(`the server refuses a Subscription with ${setting}: ${answerInWords(refusal)}`);
  return unseen(history, `no Subscription with ${setting} was created`);
}
