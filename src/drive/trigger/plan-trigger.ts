import { textAt, type JsonObject } from '../../model/index.js';
import type * as FhirPath from '../../fhir/fhirpath-engine.js';
import { assemblyOf } from './assembly.js';
import { sample, stored } from './sample.js';
import { candidatesFor, type Candidate } from './candidates.js';
import { choosePatientFilter } from './patient-filter.js';
import { chooseSecondFilter } from './second-filter.js';
import { findResources } from './find-resources.js';
import { firingOf } from './firing.js';
import { knobGroups } from './knob-groups.js';
import { plannedResources } from './planned-resources.js';
import { resourceTriggers, type ResourceTrigger } from './resource-trigger.js';
import { templateOf } from './templates.js';
import { topicFilters } from './topic-filters.js';
import type { TriggerPlan } from './trigger-plan.js';
import { untriggerable } from './untriggerable.js';
import { whyNothingFires } from './why-nothing-fires.js';

/**
 * Derives from a SubscriptionTopic (R5) how to cause its events: resources are made from the values that the criteria
 * name, and tested with the criteria until one surely fires and one surely does not. Asks no network; the same topic
 * always has the same plan. Triggers of the first resource type that can be fired are used.
 */
export async function planTrigger(topic: JsonObject): Promise<TriggerPlan> {
  const triggers = resourceTriggers(topic);
  if (triggers.length === 0) {
    return untriggerable(
      textAt(topic, 'eventTrigger', 0, 'resource') ?? '',
      'The topic has no resourceTrigger: no change of a resource is said to fire it',
    );
  }
  const engine = await import('../../fhir/fhirpath-engine.js');
  const types = [...new Set(triggers.map((trigger) => trigger.resourceType))];
  const refused: TriggerPlan[] = [];
  for (const type of types) {
    const plan = planFor(type, triggers, topic, engine);
    if (plan.untriggerable === undefined) return plan;
    refused.push(plan);
  }
  return refused[0] ?? untriggerable('', 'The topic has no resourceTrigger');
}

function planFor(
  type: string,
  all: readonly ResourceTrigger[],
  topic: JsonObject,
  engine: typeof FhirPath,
): TriggerPlan {
  const triggers = all.filter((trigger) => trigger.resourceType === type);
  const template = templateOf(type);
  if (template === undefined)
    return untriggerable(type, `No resource of the type "${type}" can be made without an example`);

  const assemble = assemblyOf(type, template, engine.elementsAlong);
  const make = (candidate: Candidate): JsonObject => stored(assemble(candidate, sample));
  const candidates = candidatesFor(knobGroups(type, template, triggers, engine));
  const fires = firingOf(triggers, engine.answerOf);
  const wanted = [...new Set(triggers.flatMap((trigger) => trigger.interactions))];
  const found = findResources(candidates, wanted, make, fires);
  if (found === undefined) return untriggerable(type, whyNothingFires(triggers, candidates.map(make), engine));

  const planned = { resourceType: type, found, assemble, fires, elementsAlong: engine.elementsAlong };
  const filters = topicFilters(topic, type);
  return plannedResources(planned, {
    patientFilter: choosePatientFilter(filters, planned),
    second: chooseSecondFilter(filters, planned),
    triggered: all.map((trigger) => trigger.resourceType),
  });
}
