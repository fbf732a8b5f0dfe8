import type { Explanation, History, SeenEvent } from '../../src/model/index.js';

/** From how many events on a counter that shows 0 is known to count nothing. */
const ENOUGH = 2;

/** What a counter of events that stays at 0 shows wherever events are counted on. */
export const uncounted: Explanation = {
  of: [
    'notification.undelivered-counted',
    'rotation.count',
    'disconnect.counted',
    'status.count-right',
    'rest-hook.failure-counted',
    'rest-hook.reactivates',
  ],
  reason: (histories) =>
    isZero(histories, ({ notification }) => notification.status.count)
      ? 'the server counts no events: the count is 0 in every notification about them'
      : undefined,
  covers: ({ actual }) => actual === '0',
};

/** What events that all have the number 0 show wherever they are told apart by it. */
export const unnumbered: Explanation = {
  of: ['rotation.count', 'disconnect.numbers', 'events.since', 'events.until', 'events.missed'],
  reason: (histories) =>
    isZero(histories, ({ event }) => event.number)
      ? 'the server numbers no events: every event has the number 0'
      : undefined,
  covers: ({ actual }) => actual === '0',
};

/** Whether several events were seen and each shows 0. */
function isZero(histories: readonly History[], numberOf: (seen: SeenEvent) => number | undefined): boolean {
  const seen = histories
    .flatMap((history) => history.events())
    .filter(({ notification }) => notification.status.type === 'event-notification');
  return seen.length >= ENOUGH && seen.every((one) => numberOf(one) === 0);
}
