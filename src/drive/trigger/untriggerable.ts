import { labelled } from './assembly.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import type { TriggerPlan } from './trigger-plan.js';

/** A plan without interactions. `reason` is a clause without full stop. */
export function untriggerable(resourceType: string, reason: string): TriggerPlan {
  return {
    resourceType,
    interactions: [],
    untriggerable: `${reason.replace(/\.$/, '')}; a resource that fires it can be given with --trigger <file>.`,
    match: ({ label }) => labelled({ resourceType }, label),
    miss: () => undefined,
    before: () => undefined,
    otherResource: (options) => otherResource([resourceType], options),
    patient: plainPatient,
    traces: tracesOf,
  };
}
