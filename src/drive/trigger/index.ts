export { planFromFile } from './plan-from-file.js';
export { planTrigger } from './plan-trigger.js';
export type { TriggerOptions, TriggerPlan } from './trigger-plan.js';
