export type { Deed, OwnRequest } from './deed.js';
export { isResource } from './file-check.js';
export { filledText, filledValue, mentions } from './fill-placeholders.js';
export { planFromFile } from './plan-from-file.js';
export { planTrigger } from './plan-trigger.js';
export { untriggerable } from './untriggerable.js';
export type { TriggerOptions, TriggerPlan } from './trigger-plan.js';
