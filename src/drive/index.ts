export { walk } from './walk.js';
export type { WalkResult } from './walk-options.js';
