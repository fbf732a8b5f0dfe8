export { loadValidator, type Validator } from './validator.js';
export { unlistedCodes } from './structure/index.js';
