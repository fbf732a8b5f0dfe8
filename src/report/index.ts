export { jsonReport } from './json.js';
export { rulesOf, type Rules } from './rules.js';
export { terminalReport, type TerminalOptions } from './terminal.js';
export { visible } from './visible.js';
export * from './validation/index.js';
