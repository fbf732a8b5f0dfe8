import { type FhirRelease, type JsonObject } from '../../model/index.js';
import { labelled } from './labelled.js';
import { filled, mentions, withReference } from './fill-placeholders.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import { readTriggerFile } from './trigger-file.js';
import type { TriggerOptions, TriggerPlan } from './trigger-plan.js';

/**
 * A plan from the text of a file that the operator gives with `--trigger`. It holds a resource that fires the topic when
 * it is created, or
 *
 *     { "match": { resource that fires }, "miss": { of the same type, does not fire }, "before": { does not fire, and fires
 *       when it is updated into match }, "interactions": ["create", "update", "delete"], "patientFilter": "subject",
 *       "patientPath": "subject" }
 *
 * where only `match` is needed. `interactions` says by what the topic fires (default: create, and update where `before` is
 * given). `patientFilter` is the filterParameter that takes a Patient; the reference goes to `patientPath` (names with dots
 * from the resource down), or to wherever a text says `{{patient}}`. A unique word replaces `{{label}}`; where no text
 * says so it is added as an identifier, if the type has one. Throws a usage error with value, rule and remedy.
 */
export function planFromFile(text: string, { resources }: FhirRelease): TriggerPlan {
  const { resourceType, match, miss, before, interactions, patientFilter, patientPath } = readTriggerFile(text);

  const made = (resource: JsonObject, options: TriggerOptions): JsonObject => {
    const ready = filled(withReference(resource, patientPath, options.patient), options);
    return mentions(resource, 'label') ? ready : labelled(ready, resourceType, options.label, resources);
  };
  return {
    resourceType,
    interactions,
    patientFilter,
    match: (options) => made(match, options),
    miss: (options) => miss && made(miss, options),
    before: (options) => before && made(before, options),
    otherResource: (options) => otherResource([resourceType], options, resources),
    patient: (label) => plainPatient(label, resources),
    traces: tracesOf,
  };
}
