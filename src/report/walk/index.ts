export * from './step.js';
export { walkOf } from './walk-of.js';
