export { accountedReport } from './accounted-report.js';
export { judgeRun } from './judge-run.js';
export { isFailing, names } from './known-failures.js';
export { selectableWords, suitesToPlay, type Selection } from './selection.js';
export { exitCodeOf } from './summary.js';
