export { mergedReport } from './merged-report.js';
export type { NamedReport } from './whole-run.js';
