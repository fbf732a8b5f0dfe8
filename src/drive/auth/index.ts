export { Askers } from './askers.js';
export { Forger } from './forged-credentials.js';
export { Identity } from './identity.js';
export { Secrets } from './secrets.js';
export { signingKey } from './signing-key.js';
export type { ClientCertificate, FetchedToken, IdentityWish, OAuthClient, TokenWish } from './wish.js';
