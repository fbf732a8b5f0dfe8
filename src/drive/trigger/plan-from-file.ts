import type { FhirRelease, JsonObject } from '../../model/index.js';
import type { Cause } from './file-cause.js';
import type { Deed } from './deed.js';
import { isResource, requireValid } from './file-check.js';
import { filled, mentions, withReference } from './fill-placeholders.js';
import { labelled } from './labelled.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import { readTriggerFile } from './trigger-file.js';
import type { TriggerOptions, TriggerPlan } from './trigger-plan.js';

/**
 * A plan from the text of a file that the operator gives with `--trigger`; its form is in docs/triggers.md. A unique word
 * replaces `{{label}}` in a resource; where no text says so it is added as an identifier, if the type has one. Throws a
 * usage error with value, rule and remedy, also for a resource that the release does not allow.
 */
export function planFromFile(text: string, fhir: FhirRelease): TriggerPlan {
  const file = readTriggerFile(text);
  requireValid(file, fhir);
  const { resourceType, match, miss, before, interactions, patientFilter, patientPath } = file;
  const { resources } = fhir;

  const made = (resource: JsonObject, options: TriggerOptions): JsonObject => {
    const ready = filled(withReference(resource, patientPath, options.patient), options);
    return mentions(resource, 'label') ? ready : labelled(ready, resourceType, options.label, resources);
  };
  const missed = miss?.kind === 'resource' ? miss.resource : undefined;
  return {
    resourceType,
    interactions,
    patientFilter,
    deeds: { match: deedIn(match), miss: deedIn(miss) },
    match: (options) => made(resourceIn(match) ?? { resourceType }, options),
    miss: (options) => missed && made(missed, options),
    before: (options) => before && made(before, options),
    otherResource: (options) => otherResource([resourceType], options, resources),
    patient: (label) => plainPatient(label, resources),
    traces: tracesOf,
  };
}

function deedIn(cause: Cause | undefined): Deed | undefined {
  return cause?.kind === 'resource' ? undefined : cause;
}

/** The resource of a match; of requests the last that one of them sends. */
function resourceIn(cause: Cause): JsonObject | undefined {
  if (cause.kind === 'resource') return cause.resource;
  const bodies = cause.kind === 'requests' ? cause.requests.map(({ body }) => body) : [];
  return bodies.filter(isResource).at(-1);
}
