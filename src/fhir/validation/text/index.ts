export { NUMBERS } from './oddities.js';
export { readResource, type ReadResource } from './read-resource.js';
