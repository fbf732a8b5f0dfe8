import { describe, expect, test } from 'vitest';
import type { JsonObject, Release } from '../../../model/index.js';
import { edited, type Edit } from './testing/edit.js';
import { everyIssue } from './testing/every-issue.js';
import { notification, statusAnswer, statusParameters, subscriptionStatus } from './testing/skeletons.js';

const ofR4 = notification(statusParameters());
const ofR4B = notification(subscriptionStatus());
const empty = edited(ofR4B, [
  { at: ['entry', 0, 'resource', 'notificationEvent', 0], to: { eventNumber: '7' } },
  { at: ['entry', 1] },
]);
const encounter = { resourceType: 'Encounter', id: 'e1', status: 'planned', class: { code: 'VR' } };
const second = { request: { method: 'GET', url: 'Subscription/B/$status' }, response: { status: '200' } };

/** As in a Bundle that is no history; without the further entry, which would be left with a fullUrl only. */
const BARE: readonly Edit[] = [{ at: ['entry', 0, 'request'] }, { at: ['entry', 0, 'response'] }, { at: ['entry', 1] }];

/** Release, mistake, Bundle, edits, and the issue: severity, path below the Bundle, rule. */
type Mistake = readonly [Release, string, JsonObject, readonly Edit[], 'error' | 'warning', string, string];

const MISTAKES: readonly Mistake[] = [
  ['R4', 'no request', ofR4, [{ at: ['entry', 0, 'request'] }], 'error', 'entry[0]', 'bdl-3'],
  ['R4', 'no response', ofR4, [{ at: ['entry', 0, 'response'] }], 'error', 'entry[0]', 'bdl-4'],
  ['R4B', 'no request on a further entry', ofR4B, [{ at: ['entry', 1, 'request'] }], 'error', 'entry[1]', 'bdl-3'],
  ['R4B', 'no response on a further entry', ofR4B, [{ at: ['entry', 1, 'response'] }], 'error', 'entry[1]', 'bdl-4'],
  [
    'R4',
    'status not first',
    swapped(ofR4),
    [],
    'error',
    'entry[0].resource',
    'backport-subscription-notification-r4: backport-notification-bundle-r4-1',
  ],
  [
    'R4B',
    'status not first',
    swapped(ofR4B),
    [],
    'error',
    'entry[0].resource',
    'backport-subscription-notification: backport-notification-bundle-1',
  ],
  [
    'R4B',
    'the form of R4',
    notification(edited(statusParameters(), [{ at: ['meta'] }])),
    [],
    'error',
    'entry[0].resource',
    'backport-subscription-notification: backport-notification-bundle-1',
  ],
  [
    'R4',
    'two statuses',
    ofR4,
    [{ at: ['entry', 2], to: { fullUrl: 'urn:uuid:1', resource: statusParameters(), ...second } }],
    'error',
    'entry[2].resource',
    'backport-subscription-notification-r4: entry:subscriptionStatus 1..1',
  ],
  [
    'R4B',
    'two statuses',
    ofR4B,
    [{ at: ['entry', 2], to: { fullUrl: 'urn:uuid:1', resource: subscriptionStatus(), ...second } }],
    'error',
    'entry[2].resource',
    'backport-subscription-notification: entry:subscriptionStatus 1..1',
  ],
  [
    'R4',
    'a collection',
    ofR4,
    [{ at: ['type'], to: 'collection' }, ...BARE],
    'error',
    'type',
    'backport-subscription-notification-r4: type = history',
  ],
  [
    'R4B',
    'a collection',
    ofR4B,
    [{ at: ['type'], to: 'collection' }, ...BARE],
    'error',
    'type',
    'backport-subscription-notification: type = history',
  ],
  [
    'R4B',
    'the type of R5',
    ofR4B,
    [{ at: ['type'], to: 'subscription-notification' }, ...BARE],
    'error',
    'type',
    'Bundle.type 1..1 code',
  ],
  [
    'R4',
    'a request that is no $status',
    ofR4,
    [{ at: ['entry', 0, 'request', 'url'], to: 'Subscription/A' }],
    'error',
    'entry[0].request.url',
    'backport-subscription-notification-r4: entry[0].request is a call of $status',
  ],
  [
    'R4B',
    'a request that changes',
    ofR4B,
    [{ at: ['entry', 0, 'request', 'method'], to: 'PUT' }],
    'error',
    'entry[0].request.method',
    'backport-subscription-notification: entry[0].request is a call of $status',
  ],
  [
    'R4B',
    'an answer of $events to something else',
    ofR4B,
    [
      { at: ['entry', 0, 'resource', 'type'], to: 'query-event' },
      { at: ['entry', 0, 'request', 'url'], to: 'Subscription/A' },
    ],
    'warning',
    'entry[0].request.url',
    'backport-subscription-notification: entry[0].request is a call of $status',
  ],
  [
    'R4',
    'no fullUrl of the status',
    ofR4,
    [{ at: ['entry', 0, 'fullUrl'] }],
    'warning',
    'entry[0].fullUrl',
    'backport-subscription-notification-r4: entry.fullUrl',
  ],
  [
    'R4',
    'no fullUrl of the focus',
    ofR4,
    [{ at: ['entry', 1, 'fullUrl'] }],
    'error',
    'entry[1].fullUrl',
    'backport-subscription-notification-r4: entry.fullUrl',
  ],
  [
    'R4B',
    'a topic in an empty notification',
    empty,
    [],
    'warning',
    'entry[0].resource.topic',
    'backport-subscription-notification: no topic in a notification without content',
  ],
  [
    'R4B',
    'full resources without a topic',
    ofR4B,
    [{ at: ['entry', 0, 'resource', 'topic'] }, { at: ['entry', 1, 'resource'], to: encounter }],
    'warning',
    'entry[0].resource',
    'backport-subscription-notification: topic with full resources',
  ],
  [
    'R4B',
    'a count in words',
    ofR4B,
    [{ at: ['entry', 0, 'resource', 'eventsSinceSubscriptionStart'], to: 'x' }],
    'error',
    'entry[0].resource.eventsSinceSubscriptionStart',
    'SubscriptionStatus: eventsSinceSubscriptionStart is a number of events',
  ],
  [
    'R4B',
    'an event number in words',
    ofR4B,
    [{ at: ['entry', 0, 'resource', 'notificationEvent', 0, 'eventNumber'], to: 'x' }],
    'error',
    'entry[0].resource.notificationEvent[0].eventNumber',
    'SubscriptionStatus: eventNumber is a number of events',
  ],
  [
    'R4B',
    'an identifier alone',
    ofR4B,
    [{ at: ['entry', 0, 'resource', 'subscription'], to: { identifier: { value: 'A' } } }],
    'warning',
    'entry[0].resource.subscription',
    'SubscriptionStatus: subscription',
  ],
  [
    'R4',
    'a $status answer that lacks the status',
    statusAnswer(statusParameters()),
    [{ at: ['entry', 0, 'resource', 'parameter', 2] }],
    'error',
    'entry[0].resource.parameter',
    'backport-subscription-status-r4: parameter:status 1..1',
  ],
];

function swapped(bundle: JsonObject): JsonObject {
  const [status = null, other = null] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  const full = edited({ other }, [{ at: ['other', 'resource'], to: encounter }]);
  return { ...bundle, entry: [full['other'] ?? null, status] };
}

describe('one mistake in a Bundle is one issue', () => {
  test.each(MISTAKES)('%s: %s', async (release, _, bundle, edits, severity, path, rule) => {
    const issues = await everyIssue(edited(bundle, edits), release);
    expect(issues.map((issue) => [issue.severity, issue.path, issue.rule.replace(/ \(.*/, '')])).toEqual([
      [severity, `Bundle.${path}`, rule],
    ]);
  });

  test('a resource that was posted needs no fullUrl', async () => {
    const edits = [{ at: ['entry', 1, 'fullUrl'] }, { at: ['entry', 1, 'request', 'method'], to: 'POST' }];
    expect(await everyIssue(edited(ofR4, edits), 'R4')).toEqual([]);
  });
});
