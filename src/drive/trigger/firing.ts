import type { Change } from './change.js';
import { fhirPathHolds } from './fhirpath-rule.js';
import { queryHolds } from './query-rule.js';
import type { ResourceTrigger } from './resource-trigger.js';
import type { Tools } from './tools.js';
import { agreed, either, type Truth } from './truth.js';

export type Fires = (change: Change) => Truth;

/** Whether a change fires any of the triggers (they are alternatives); undefined where that is not certain. */
export function firingOf(triggers: readonly ResourceTrigger[], tools: Tools): Fires {
  return (change) =>
    triggers.reduce<Truth>((truth, trigger) => either(truth, triggerFires(trigger, change, tools)), false);
}

/**
 * Query and FHIRPath criteria word the same concept, and a server may follow either: only what both say is certain.
 * Source: https://hl7.org/fhir/R5/subscriptiontopic.html (the conceptual definition arbitrates between the two).
 */
function triggerFires(trigger: ResourceTrigger, change: Change, tools: Tools): Truth {
  if (!trigger.interactions.includes(change.interaction)) return false;
  const rules: Truth[] = [];
  if (trigger.query !== undefined) rules.push(queryHolds(trigger.query, change, trigger.resourceType, tools.resources));
  if (trigger.fhirPath !== undefined) rules.push(fhirPathHolds(trigger.fhirPath, change, tools.fhirPath));
  return rules.length === 0 ? true : agreed(rules);
}
