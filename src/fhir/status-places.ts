import type { StatusElement, StatusView } from '../model/index.js';

/** Where each element of a status is, by a function that tells it of one. */
export function everyPlace(place: (element: StatusElement) => string): StatusView['places'] {
  return {
    eventsSinceSubscriptionStart: place('eventsSinceSubscriptionStart'),
    error: place('error'),
    notificationEvent: place('notificationEvent'),
    status: place('status'),
    subscription: place('subscription'),
    topic: place('topic'),
    type: place('type'),
  };
}
