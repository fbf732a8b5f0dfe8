export { rehearse, type Rehearsal } from './rehearse.js';
