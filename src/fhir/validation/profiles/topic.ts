import { listAt, objectAt } from '../../../model/index.js';
import { readStatus } from './notification-status.js';
import type { NotificationView, StatusEntry } from './notification-view.js';
import type { Report } from './report.js';

/**
 * Whether an event-notification shows its topic as its content level wants it: not with `empty`, since the topic tells what
 * happened, and always with `full-resource`. Both are asked for with SHOULD.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/StructureDefinition-backport-subscription-status-r4-definitions.html
 */
export function judgeTopic(
  { bundle, path, profile }: NotificationView,
  { resource }: StatusEntry,
  report: Report,
): void {
  const status = readStatus(resource, `${path}.entry[0].resource`);
  if (status.type !== 'event-notification') return;
  const others = listAt(bundle, 'entry').slice(1);
  const isEmpty = others.length === 0 && !status.namesResources;
  if (isEmpty && status.topicPath !== undefined) {
    report.add({
      severity: 'warning',
      path: status.topicPath,
      rule: `${profile.id}: no topic in a notification without content`,
      message:
        'The notification names no resource, so its content level is `empty`, and the topic tells what happened.',
      expected: 'no topic',
      actual: 'a topic',
    });
  }
  const isFull = others.some((entry) => objectAt(entry, 'resource') !== undefined);
  if (isFull && status.topicPath === undefined) {
    report.add({
      severity: 'warning',
      path: `${path}.entry[0].resource`,
      rule: `${profile.id}: topic with full resources`,
      message: 'The notification holds full resources and does not name its topic. Name it.',
      expected: 'a topic',
      actual: undefined,
    });
  }
}
