export { detectRelease, type Detected } from './detect-release.js';
export { notJudged } from './not-judged.js';
export { loadValidator } from './validator.js';
export { unlistedCodes } from './structure/index.js';
export type { Validator } from '../../model/index.js';
