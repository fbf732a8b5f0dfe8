import { defineCheck, judgeEach, shown, type History, type Notification } from '../../src/model/index.js';
import { notUsed } from './frames.js';

const STATUS_CODES = ['requested', 'active', 'error', 'off', 'entered-in-error'];

export const statusCode = defineCheck({
  id: 'notification.status-code',
  title: 'A status in SubscriptionStatus is a code of the subscription-status code system',
  requirements: ['ALL-NOTIF-24'],
  releases: ['R4B', 'R5'],
  everywhere: true,
  cause: 'The status of an internal state machine, or of the delivery, is written.',
  remedy: `Write one of ${STATUS_CODES.join(', ')}.`,
  judge(history) {
    const subjects = history.notifications.filter(({ status }) => status.status !== undefined);
    if (subjects.length === 0) return notUsed(history, 'no notification carried a status');
    return judgeEach(history, subjects, {
      situation: 'notification with a status',
      broken: 'a notification carries an undefined status code',
      problem: ({ seq, status }) =>
        STATUS_CODES.includes(status.status ?? '')
          ? undefined
          : {
              entry: seq,
              path: status.places.status,
              expected: STATUS_CODES.join(', '),
              actual: shown(status.status),
            },
    });
  },
});

export const statusPresent = defineCheck({
  id: 'notification.status-present',
  title: 'An event-notification carries the current status of its Subscription',
  requirements: ['R5-NOTIF-25'],
  releases: ['R5'],
  everywhere: true,
  cause: 'SubscriptionStatus.status is optional by cardinality and was left out.',
  remedy: 'Set SubscriptionStatus.status to the present status of the Subscription, normally active.',
  judge: (history) =>
    judgeEach(history, history.notificationsOfType('event-notification'), {
      situation: 'event-notification',
      broken: 'an event-notification does not say the status of its Subscription',
      problem: ({ seq, status }) =>
        status.raw.status === undefined
          ? { entry: seq, path: status.places.status, expected: 'the status of the Subscription', actual: 'absent' }
          : undefined,
    }),
});

export const topic = defineCheck({
  id: 'notification.topic',
  title: 'A topic given in a notification is the topic of its Subscription',
  requirements: ['ALL-NOTIF-29'],
  everywhere: true,
  cause: 'The id, the name or the address of the SubscriptionTopic resource is written in place of its canonical url.',
  remedy: 'Copy the canonical in Subscription.topic into SubscriptionStatus.topic.',
  judge(history) {
    const subjects = history.notifications.filter(
      (notification) => notification.status.topic !== undefined && topicOf(notification, history) !== undefined,
    );
    if (subjects.length === 0) return notUsed(history, 'no notification carried a topic');
    return judgeEach(history, subjects, {
      situation: 'notification with a topic',
      broken: 'a notification names another topic than its Subscription',
      problem(notification) {
        const { seq, status } = notification;
        const expected = topicOf(notification, history) ?? '';
        if (unversioned(status.topic ?? '') === unversioned(expected)) return undefined;
        return { entry: seq, path: status.places.topic, expected, actual: shown(status.topic) };
      },
    });
  },
});

/** The stored topic; the one asked for where what is stored is no canonical, which other checks tell. */
function topicOf({ key }: Notification, history: History): string | undefined {
  const story = key === undefined ? undefined : history.subscription(key);
  return [story?.settings.topic, story?.requested.topic].find((topic) => topic !== undefined && URL.canParse(topic));
}

/** A canonical without its business version (ambiguity A62). */
function unversioned(canonical: string): string {
  return canonical.split('|')[0] ?? canonical;
}
