import { textAt, type FhirRelease, type JsonObject } from '../../model/index.js';
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
import type { Tools } from './tools.js';
import { topicFilters } from './topic-filters.js';
import type { TriggerPlan } from './trigger-plan.js';
import { untriggerable } from './untriggerable.js';
import { whyNothingFires } from './why-nothing-fires.js';

/**
 * Derives from a SubscriptionTopic (of R4B or R5, whose triggers have the same shape) how to cause its events on a server of
 * a release: resources are made from the values that the criteria name, and tested with the criteria until one surely fires
 * and one surely does not. Asks no network; the same topic always has the same plan. Triggers of the first resource type
 * that can be fired are used.
 */
export async function planTrigger(topic: JsonObject, { resources }: FhirRelease): Promise<TriggerPlan> {
  const triggers = resourceTriggers(topic);
  if (triggers.length === 0) {
    const resource = textAt(topic, 'eventTrigger', 0, 'resource') ?? '';
    return untriggerable(resource, whyNoTrigger(topic), resources);
  }
  const tools = { resources, fhirPath: await resources.fhirPath() };
  const types = [...new Set(triggers.map((trigger) => trigger.resourceType))];
  const refused: TriggerPlan[] = [];
  for (const type of types) {
    const plan = planFor(type, triggers, topic, tools);
    if (plan.untriggerable === undefined) return plan;
    refused.push(plan);
  }
  return refused[0] ?? untriggerable('', whyNoTrigger(topic), resources);
}

/** A topic may be known by its canonical alone: R4 has no resource for topics. */
function whyNoTrigger(topic: JsonObject): string {
  const isNamed = textAt(topic, 'url') !== undefined;
  const says = Object.keys(topic).filter((name) => !['resourceType', 'url', 'version', 'id', 'meta'].includes(name));
  return isNamed && says.length === 0
    ? 'Of the topic nothing is known but its canonical: the target does not say what fires it'
    : 'The topic has no resourceTrigger: no change of a resource is said to fire it';
}

function planFor(type: string, all: readonly ResourceTrigger[], topic: JsonObject, tools: Tools): TriggerPlan {
  const { resources } = tools;
  const triggers = all.filter((trigger) => trigger.resourceType === type);
  const template = templateOf(type, resources);
  if (template === undefined)
    return untriggerable(type, `No resource of the type "${type}" can be made without an example`, resources);

  const assemble = assemblyOf(type, template, resources);
  const make = (candidate: Candidate): JsonObject => stored(assemble(candidate, sample));
  const thinkable = candidatesFor(knobGroups(type, template, triggers, tools));
  const candidates = thinkable.filter((candidate) => resources.structureIssues(make(candidate)).length === 0);
  const fires = firingOf(triggers, tools);
  const wanted = [...new Set(triggers.flatMap((trigger) => trigger.interactions))];
  const found = findResources(candidates, wanted, make, fires);
  if (found === undefined) {
    const [asked] = thinkable.map(make).flatMap((one) => resources.structureIssues(one).slice(0, 1));
    return untriggerable(type, whyNothingFires(triggers, candidates.map(make), asked, tools), resources);
  }
  const planned = { resourceType: type, found, assemble, fires, resources };
  const filters = topicFilters(topic, type);
  return plannedResources(planned, {
    patientFilter: choosePatientFilter(filters, planned),
    second: chooseSecondFilter(filters, planned),
    triggered: all.map((trigger) => trigger.resourceType),
  });
}
