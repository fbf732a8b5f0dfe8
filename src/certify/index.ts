export { canonicalSha256, sha256 } from './digest.js';
export * from './keys.js';
export * from './manifest.js';
export * from './profile.js';
export * from './signature.js';
export { hindrances, unattested, unscoredFailures } from './standing.js';
export type * from './statements.js';
export * from './rules/index.js';
