export { validatedLine } from './json.js';
export { linesText, notJudgedLine, notJudgedText, validatedText, validationSummary } from './terminal.js';
export type { Validated, ValidationCounts } from './validated.js';
