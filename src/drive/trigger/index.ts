export { planFromFile } from './plan-from-file.js';
export { planTrigger } from './plan-trigger.js';
export type { TriggerPlan } from './trigger-plan.js';
