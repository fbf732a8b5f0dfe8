import type { JsonObject } from '../../model/index.js';
import { changed, type Candidate } from './candidates.js';
import type { Planned } from './planned.js';
import type { ChosenSecond } from './second-filter.js';
import { otherResource, plainPatient, tracesOf } from './plain-resources.js';
import type { TriggerOptions, TriggerPlan } from './trigger-plan.js';

export interface Choices {
  readonly patientFilter: string | undefined;
  readonly second: ChosenSecond | undefined;
  /** Every resource type that a trigger of the topic is about. */
  readonly triggered: readonly string[];
}

/** The plan that hands out what was found. */
export function plannedResources({ resourceType, found, assemble, resources }: Planned, choices: Choices): TriggerPlan {
  const { second, triggered, patientFilter } = choices;

  const made = (candidate: Candidate, options: TriggerOptions): JsonObject => {
    const setting = options.secondFilter === false ? second?.miss : second?.hit;
    return assemble(setting === undefined ? candidate : changed(candidate, setting), options);
  };
  const madeIfFound = (candidate: Candidate | undefined, options: TriggerOptions): JsonObject | undefined =>
    candidate && made(candidate, options);

  return {
    resourceType,
    interactions: found.interactions,
    patientFilter,
    secondFilter: second?.filter,
    match: (options) => made(found.match, options),
    miss: (options) => madeIfFound(found.miss, options),
    before: (options) => madeIfFound(found.before, options),
    otherResource: (options) => otherResource(triggered, options, resources),
    patient: (label) => plainPatient(label, resources),
    traces: tracesOf,
  };
}
