// What vitest does once before the kill matrix, which plays what is built.
export { ensureBuilt as default } from './ready.mjs';
