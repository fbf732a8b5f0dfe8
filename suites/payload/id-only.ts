import { defineCheck, judgeEach, shown, textAt, type Finding, type SeenEvent } from '../../src/model/index.js';
import { eventsAt, noneAt, notificationsAt } from './levels.js';

export const idOnlyFocus = defineCheck({
  id: 'notification.id-only-focus',
  title: 'With content id-only, each event names its focus',
  requirements: ['ALL-NOTIF-55'],
  cause: 'The resource is named by entries of the Bundle only, or not at all.',
  remedy: 'Write the reference of the changed resource into notificationEvent.focus of each event.',
  judge(history) {
    const subjects = eventsAt(history, 'id-only');
    if (subjects.length === 0) return noneAt(history, 'id-only', 'no event with content id-only was seen');
    return judgeEach(history, subjects, {
      situation: 'event with content id-only',
      broken: 'an event with content id-only does not name its focus',
      problem: missingFocus,
    });
  },
});

/** Which resource it names is notification.focus's business. */
export function missingFocus({ notification: { seq }, event }: SeenEvent): Finding | undefined {
  if (event.focus?.reference !== undefined) return undefined;
  const actual = event.focus === undefined ? 'absent' : 'a Reference without reference';
  return { entry: seq, path: `${event.places.focus}.reference`, expected: 'the changed resource', actual };
}

export const idOnlyNoResource = defineCheck({
  id: 'notification.id-only-no-resource',
  title: 'With content id-only, further entries carry no resource',
  requirements: ['ALL-NOTIF-56'],
  cause: 'The entries are built as for full-resource, and the level only decides about the focus.',
  remedy: 'Send fullUrl and request in further entries of an id-only notification, or no further entries.',
  judge(history) {
    const subjects = notificationsAt(history, 'id-only').filter(
      ({ status, view }) => status.events.length > 0 || view.others.length > 0,
    );
    if (subjects.length === 0) return noneAt(history, 'id-only', 'no event with content id-only was seen');
    return judgeEach(history, subjects, {
      situation: 'notification with content id-only about events or with further entries',
      broken: 'an id-only notification carries a resource',
      problem: ({ seq, view }) =>
        view.others.flatMap(({ path, resource }) =>
          resource === undefined
            ? []
            : [
                {
                  entry: seq,
                  path: `${path}.resource`,
                  expected: 'absent',
                  actual: `${textAt(resource, 'resourceType') ?? 'a resource'} ${shown(resource['id'])}`,
                },
              ],
        ),
    });
  },
});
