export { readResource, type ReadResource } from './read-resource.js';
