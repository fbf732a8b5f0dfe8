export type { Detail, Rendering, RenderText } from './rendering.js';
export { rulesOf, type Rules } from './rules.js';
export { visible } from './visible.js';
export * from './validation/index.js';
