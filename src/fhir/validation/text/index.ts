export { readResource } from './read-resource.js';
