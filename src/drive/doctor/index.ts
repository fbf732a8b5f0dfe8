export { examine } from './examine.js';
export type { Examination } from './examination.js';
