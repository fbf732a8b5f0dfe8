import type { KeyObject } from 'node:crypto';
import type { Headers } from '../../model/index.js';

/** How a client shows the token endpoint who it is (RFC 6749 2.3.1; RFC 7523 2.2). */
export type ClientProof =
  | { readonly kind: 'secret'; readonly secret: string; readonly sentIn: 'header' | 'body' }
  | { readonly kind: 'key'; readonly key: SigningKey };

/** A private key with what a signature by it says of itself. */
export interface SigningKey {
  readonly key: KeyObject;
  /** JWS algorithm, such as RS384. */
  readonly algorithm: string;
  readonly keyId?: string | undefined;
}

/** A client of the OAuth 2 grant `client_credentials`. */
export interface OAuthClient {
  readonly clientId: string;
  readonly proof: ClientProof;
  readonly scope?: string | undefined;
  /** Parameter `audience` or `resource` that some servers ask for. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** A token that somebody handed out. */
export interface FetchedToken {
  readonly value: string;
  /** How long it lives from when it was asked for; undefined where nobody says. */
  readonly lifeMs?: number | undefined;
}

/** Where the Authorization header of the REST requests comes from. */
export type TokenWish =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  | { readonly kind: 'command'; readonly fetch: (signal: AbortSignal) => Promise<FetchedToken> }
  | { readonly kind: 'client-credentials'; readonly tokenEndpoint: string; readonly client: OAuthClient }
  /** SMART Backend Services: the token endpoint is in `<base>/.well-known/smart-configuration`. */
  | { readonly kind: 'smart'; readonly client: OAuthClient };

/** A certificate by which this side of a TLS connection shows who it is; PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
  readonly passphrase?: string | undefined;
}

/** Who asks the target. */
export interface IdentityWish {
  readonly auth?: TokenWish | undefined;
  readonly headers?: Headers | undefined;
  readonly certificate?: ClientCertificate | undefined;
}
