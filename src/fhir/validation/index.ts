export { detectRelease, type Detected } from './detect-release.js';
export { notJudged } from './not-judged.js';
export { readResource, type ReadResource } from './text/index.js';
export { loadValidator } from './validator.js';
export { validate, validateText, type Validation } from './validate.js';
export type { Validator } from '../../model/index.js';
