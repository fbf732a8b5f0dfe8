export { clean, type Cleaned } from './clean.js';
export { examine, type Examination } from './doctor/index.js';
export { readJournal, type JournaledRun } from './journal/index.js';
export { rehearse, type Rehearsal } from './rehearsal/index.js';
export type { TrafficWish } from './traffic.js';
export { walk } from './walk.js';
export { signingKey } from './auth/index.js';
export type { ClientCertificate, FetchedToken, IdentityWish, OAuthClient, TokenWish } from './auth/index.js';
export type { SocketAuth, WalkOptions, WalkResult } from './walk-options.js';
