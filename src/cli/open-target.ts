import type { IdentityWish, TokenWish } from '../drive/index.js';
import { openIdentity } from './auth/open-identity.js';
import type { ReferenceWish } from './reference-wish.js';
import type { RunOptions } from './run-options.js';
import { textFile } from './text-file.js';

/** A target that is ready to be walked. */
export interface OpenTarget {
  readonly baseUrl: string;
  /** Certificate authority to trust beside the usual ones, PEM. */
  readonly ca?: string | undefined;
  /** Who asks. */
  readonly identity: IdentityWish;
  readonly other?: IdentityWish | undefined;
  close(): Promise<void>;
}

/** The server that the options name, or the embedded one, started. */
export async function openTarget({ target, caFile, auth, endpoint }: RunOptions): Promise<OpenTarget> {
  const ca = caFile === undefined ? undefined : await textFile(caFile, '--ca');
  const identity = await openIdentity(auth);
  const other = auth.other === undefined ? undefined : await openIdentity(auth.other, 'auth.other');
  if ('baseUrl' in target) return { baseUrl: target.baseUrl, ca, identity, other, close: async () => undefined };
  const { startEmbedded } = await import('./embedded-server.js');
  // Whoever signed the certificate of the endpoints, the embedded server is to believe it.
  const server = await startEmbedded(callersOf(target.reference, auth), {
    insecureEndpoints: endpoint?.tls !== undefined,
  });
  return {
    baseUrl: server.baseUrl,
    ca: server.certificate ?? ca,
    identity: identity.auth === undefined ? { ...identity, auth: bearer(server.token) } : identity,
    other: other ?? (server.otherToken === undefined ? undefined : { auth: bearer(server.otherToken) }),
    close: () => server.close(),
  };
}

/** The embedded server demands the tokens that a run shows, and tells whoever shows them apart. */
function callersOf(wish: ReferenceWish, { token, other }: RunOptions['auth']): ReferenceWish {
  return { ...wish, token, otherToken: other?.token };
}

function bearer(token: string | undefined): TokenWish | undefined {
  return token === undefined ? undefined : { kind: 'bearer', token };
}
