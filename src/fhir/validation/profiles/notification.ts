import { at, textAt } from '../../../model/index.js';
import { judgeEntries } from './notification-entries.js';
import type { NotificationView, StatusEntry } from './notification-view.js';
import type { Report } from './report.js';
import { judgeTopic } from './topic.js';

/** Judges a notification by the profile of its release; what is in the status is judged apart. */
export function judgeNotification(view: NotificationView, report: Report): void {
  report.applied(view.profile.canonical);
  judgeType(view, report);
  const status = judgeFirst(view, report);
  judgeNumber(view, report);
  judgeEntries(view, report);
  if (status !== undefined) judgeTopic(view, status, report);
}

/** A type that is no code in this release is shown by its structure. */
function judgeType({ bundle, path, profile }: NotificationView, report: Report): void {
  const type = textAt(bundle, 'type');
  if (type === undefined || type === profile.type || !CODES.has(type)) return;
  report.add({
    path: `${path}.type`,
    rule: `${profile.id}: type = ${profile.type}`,
    message: `\`${type}\` is not the type of a notification, which is \`${profile.type}\` before R5.`,
    expected: profile.type,
    actual: type,
  });
}

const CODES: ReadonlySet<string> = new Set([
  'document',
  'message',
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'searchset',
  'collection',
]);

/** The status of the first entry, where it holds one. */
function judgeFirst(view: NotificationView, report: Report): StatusEntry | undefined {
  const { bundle, path, profile, statuses } = view;
  const first = statuses.find(({ index }) => index === 0);
  const { resourceType, invariant } = profile.status;
  const type = textAt(first?.resource, 'resourceType');
  // In R4 a SubscriptionStatus is refused by its structure: there is no such resource.
  if (type === resourceType || (type !== undefined && resourceType === 'Parameters')) return first;
  const resource = at(bundle, 'entry', 0, 'resource');
  report.add({
    path: at(bundle, 'entry', 0) === undefined ? `${path}.entry` : `${path}.entry[0].resource`,
    rule: `${profile.id}: ${invariant}`,
    message: `The first entry of a notification holds the ${resourceType} with the status. ${remedyFor(view, type)}`,
    expected: resourceType,
    actual: resource,
  });
  return first;
}

function remedyFor({ statuses, profile }: NotificationView, type: string | undefined): string {
  if (type !== undefined) return `${type} is the form of R4; send ${profile.status.resourceType}.`;
  const index = statuses[0]?.index;
  return index === undefined ? 'There is none in this Bundle.' : `Move entry[${String(index)}] to the front.`;
}

/** One status for one Subscription: several Subscriptions have a notification each. */
function judgeNumber({ path, profile, statuses }: NotificationView, report: Report): void {
  for (const { index, resource } of statuses.slice(1)) {
    report.add({
      path: `${path}.entry[${String(index)}].resource`,
      rule: `${profile.id}: entry:subscriptionStatus 1..1`,
      message: 'A notification holds one status. Send a notification of its own for each Subscription.',
      expected: 'no other status',
      actual: resource,
    });
  }
}
