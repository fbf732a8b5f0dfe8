export { accountedReport } from './accounted-report.js';
export { judgeRun, type LeftOut } from './judge-run.js';
export { isFailing, names } from './known-failures.js';
export { compareReports } from './compare-reports.js';
export { mergeReports } from './merge-reports.js';
export { restated } from './restated.js';
export { dealtTo, type Shard } from './shard.js';
export { selectableWords, suitesToPlay, type Selection } from './selection.js';
export { exitCodeOf } from './summary.js';
/** @public The script that drafts profiles asks as well. */
export { severityOf } from './verdict-of.js';
