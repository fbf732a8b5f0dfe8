export { accountedReport } from './accounted-report.js';
export { differenceOf } from './difference.js';
export { judgeRun } from './judge-run.js';
export { mergedReport, type NamedReport } from './merge/index.js';
export { isFailing, names } from './known-failures.js';
export { selectableWords, suitesToPlay, type Selection } from './selection.js';
export { shardIn, shareOf, type Shard, type Share } from './shard.js';
export { exitCodeOf, summarize } from './summary.js';
