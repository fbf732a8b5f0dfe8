export { jsonWithoutCommands, withoutCommands } from './ci-commands.js';
export type { Detail, Rendering, RenderText } from './rendering.js';
export { rulesOf } from './rules.js';
export { visible } from './visible.js';
export * from './validation/index.js';
