import { inconclusive, pass, unseen, violated, type History, type Outcome } from '../../src/model/index.js';
import { interruption, type Interruption } from './interruption.js';
import { strangeCount } from './own-events.js';

/** A count or number that was seen after the interruption, with what it should be. */
export interface Reading {
  readonly entry: number;
  readonly path: string;
  readonly expected: number;
  readonly actual: number;
}

/** One right reading is enough: a place that shows a wrong or stale count is the matter of other checks. */
export function judgeReadings(history: History, nothing: string, read: (stop: Interruption) => Reading[]): Outcome {
  const stop = interruption(history);
  if (stop === undefined || stop.missed.length === 0) return unseen(history, 'no event was caused while disconnected');
  if (stop.known === undefined) return unseen(history, 'no numbered event was seen before the disconnect');
  const readings = read(stop);
  if (readings.length === 0) return unseen(history, nothing);
  const right = readings.find(({ expected, actual }) => expected === actual);
  if (right !== undefined) {
    return pass(`${String(right.actual)} after ${String(stop.missed.length)} events that nobody heard`);
  }
  const doubt = strangeCount(history, stop.key);
  if (doubt !== undefined) return inconclusive(`the count is not as expected, but ${doubt}`);
  const findings = readings.map(({ expected, actual, ...where }) => ({
    ...where,
    expected: String(expected),
    actual: String(actual),
  }));
  return violated('Events that happened while nobody was connected are not counted on', findings);
}

/** The first event after the client was back, with the number that it must have. */
export function nextEvent({ known, later }: Interruption) {
  const next = later.find(({ arrival }) => arrival !== undefined);
  if (known === undefined || next?.arrival === undefined) return [];
  const { notification, event } = next.arrival;
  const expected = known.number + next.index - known.index;
  const byCount = known.count === undefined ? expected : known.count + next.index - known.index;
  return [{ entry: notification.seq, expected, byCount, event, status: notification.status }];
}
