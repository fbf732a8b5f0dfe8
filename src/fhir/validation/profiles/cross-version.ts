import { listAt, textAt, type JsonObject } from '../../../model/index.js';
import type { Report } from './report.js';

/** Extensions by which R5 elements travel in earlier releases. */
const CROSS_VERSION = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Subscription.';

/** Elements of the R5 Subscription that neither the guide nor R4 has something for. */
const UNDESCRIBED: readonly string[] = ['identifier', 'name', 'managingEntity'];

/** Where the elements of a Subscription that the guide extends keep their extensions. */
const HOLDERS: readonly (readonly string[])[] = [
  [],
  ['_criteria'],
  ['channel'],
  ['channel', '_type'],
  ['channel', '_payload'],
];

/**
 * The guide asks not to use cross-version extensions for what it describes itself.
 *
 * https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/conformance.html#conformance-artifacts-1
 */
export function judgeCrossVersion(resource: JsonObject, path: string, report: Report): void {
  for (const steps of HOLDERS) {
    for (const [index, extension] of listAt(resource, ...steps, 'extension').entries()) {
      const url = textAt(extension, 'url');
      if (url?.startsWith(CROSS_VERSION) !== true || UNDESCRIBED.includes(url.slice(CROSS_VERSION.length))) continue;
      report.add({
        severity: 'warning',
        path: `${[path, ...steps].join('.')}.extension[${String(index)}]`,
        rule: 'backport-subscription: no cross-version extension for what the guide defines',
        message: `\`${url.slice(0, 160)}\` is a cross-version extension. Use the extensions of the guide in its place.`,
        expected: 'an extension of the guide',
        actual: url,
      });
    }
  }
}
