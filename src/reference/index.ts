export { type Behaviour } from './behaviour.js';
export { breaksOf, type Fault } from './fault.js';
export { faults } from './faults.js';
export { type ReferenceOptions, type RunningReference } from './options.js';
export { startReference } from './server.js';
export { type Variant } from './variant.js';
export { variants } from './variants.js';
