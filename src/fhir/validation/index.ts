export { loadValidator } from './validator.js';
export { unlistedCodes } from './structure/index.js';
export type { Validator } from '../../model/index.js';
