import { isObject, listAt, textAt, type JsonObject } from '../../../model/index.js';
import { subscriptionTopicCanonical } from './definitions/index.js';
import type { Report } from './report.js';

const { id, canonical } = subscriptionTopicCanonical;

/**
 * Topics are expected on the entry of Subscription; the definition allows the entry of any resource.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/components.html#subscription-topics-in-r4
 */
export function judgeTopicPlaces(statement: JsonObject, path: string, report: Report): void {
  for (const [restIndex, rest] of listAt(statement, 'rest').entries()) {
    for (const [index, resource] of listAt(rest, 'resource').entries()) {
      if (!isObject(resource)) continue;
      judgePlace(resource, `${path}.rest[${String(restIndex)}].resource[${String(index)}]`, report);
    }
  }
}

function judgePlace(resource: JsonObject, path: string, report: Report): void {
  const type = textAt(resource, 'type');
  if (type === undefined || type === 'Subscription') return;
  for (const [index, extension] of listAt(resource, 'extension').entries()) {
    if (textAt(extension, 'url') !== canonical) continue;
    report.add({
      severity: 'warning',
      path: `${path}.extension[${String(index)}]`,
      rule: `${id}: on the entry of Subscription`,
      message: `The topic stands on the entry of ${type.slice(0, 64)}. Move it to the entry of Subscription.`,
      expected: 'on the entry of Subscription',
      actual: type,
    });
  }
}
