import type { FhirRelease, JsonObject } from '../model/index.js';
import { planTrigger, type TriggerPlan } from './trigger/index.js';

/** Most plans that are kept. */
const MOST_PLANS = 50;

const plans = new Map<string, Promise<TriggerPlan>>();

/** The plan for a topic. Planning tries many resources against the criteria and depends on topic and release alone. */
export function planFor(topic: JsonObject, fhir: FhirRelease): Promise<TriggerPlan> {
  const key = `${fhir.release} ${JSON.stringify(topic)}`;
  const known = plans.get(key);
  if (known !== undefined) return known;
  const plan = planTrigger(topic, fhir);
  if (plans.size < MOST_PLANS) plans.set(key, plan);
  return plan;
}
