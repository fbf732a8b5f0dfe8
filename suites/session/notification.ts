import { defineCheck } from '../../src/model/index.js';
import { judgeReadings, nextEvent } from './readings.js';

export const notificationUndeliveredCounted = defineCheck({
  id: 'notification.undelivered-counted',
  title: 'The count in the next notification includes events that could not be delivered',
  requirements: ['ALL-NOTIF-35'],
  cause: 'The count is raised when a notification is sent instead of when an event happens.',
  remedy: 'Raise eventsSinceSubscriptionStart with every event, whether or not its notification can be sent.',
  judge: (history) =>
    judgeReadings(history, 'no notification with a count was seen after events that nobody heard', (stop) =>
      nextEvent(stop).flatMap(({ entry, expected, byCount, status }) => {
        const { count } = status;
        const path = status.places.eventsSinceSubscriptionStart;
        // Going on from the earlier count is enough, so that a count that is always off is not blamed here too.
        const fits = [...new Set([expected, byCount])];
        return count === undefined ? [] : fits.map((fit) => ({ entry, path, expected: fit, actual: count }));
      }),
    ),
});
