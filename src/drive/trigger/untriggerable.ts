import type { ReleaseResources } from '../../model/index.js';
import { labelled } from './labelled.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import type { TriggerPlan } from './trigger-plan.js';

/** A plan without interactions. `reason` is a clause without full stop. */
export function untriggerable(resourceType: string, reason: string, resources: ReleaseResources): TriggerPlan {
  return {
    resourceType,
    interactions: [],
    untriggerable: `${reason.replace(/\.$/, '')}; a resource that fires it can be given with --trigger <file>.`,
    match: ({ label }) => labelled({ resourceType }, resourceType, label, resources),
    miss: () => undefined,
    before: () => undefined,
    otherResource: (options) => otherResource([resourceType], options, resources),
    patient: (label) => plainPatient(label, resources),
    traces: tracesOf,
  };
}
