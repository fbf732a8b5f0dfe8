export { walk } from './walk.js';
export type { WalkOptions, WalkResult } from './walk-options.js';
