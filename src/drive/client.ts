import { Agents } from './agents.js';
import { Askers, Forger, Identity, Secrets, type IdentityWish } from './auth/index.js';
import { RestClient } from './rest-client.js';
import { Traffic } from './traffic.js';
import { tlsTrust } from './tls-trust.js';
import type { WalkOptions } from './walk-options.js';

/** How to reach a target, and as whom. */
export type Access = Pick<
  WalkOptions,
  | 'baseUrl'
  | 'headers'
  | 'token'
  | 'auth'
  | 'certificate'
  | 'other'
  | 'ca'
  | 'insecure'
  | 'limits'
  | 'traffic'
  | 'onSecret'
>;

/** The HTTP client of a run. */
export interface Client {
  readonly rest: RestClient;
  /** As whom it can ask. */
  readonly askers: Askers;
  readonly secrets: Secrets;
  readonly traffic: Traffic | undefined;
  close(): Promise<void>;
}

/**
 * A client that has its tokens. `startedAt`: on the clock of `performance.now()`, the zero of its times. Throws a Trouble for a
 * certificate that cannot be used, and where no token can be had.
 */
export async function openClient(access: Access, startedAt: number): Promise<Client> {
  const { baseUrl, limits, headers, certificate } = access;
  const secrets = new Secrets(access.onSecret);
  const ended = new AbortController();
  const identityOf = (wish: IdentityWish) => openIdentity(wish, access, secrets, ended.signal);
  const self = identityOf({ auth: authOf(access), headers, certificate });
  const other = access.other === undefined ? undefined : identityOf(access.other);
  const askers = new Askers({ self, other, nobody: identityOf({ certificate }) }, new Forger(secrets));
  const close = async () => {
    ended.abort();
    await askers.close();
  };
  try {
    await askers.ready();
  } catch (thrown) {
    await close();
    throw thrown;
  }
  const now = () => performance.now() - startedAt;
  const traffic = access.traffic === undefined ? undefined : new Traffic(access.traffic);
  const rest = new RestClient({ baseUrl, askers, limits, traffic, now });
  return { rest, askers, secrets, traffic, close };
}

function authOf({ auth, token }: Access): IdentityWish['auth'] {
  return auth ?? (token === undefined ? undefined : { kind: 'bearer', token });
}

function openIdentity(wish: IdentityWish, access: Access, secrets: Secrets, signal: AbortSignal): Identity {
  const { baseUrl, limits } = access;
  const trust = tlsTrust(access);
  const own = wish.certificate === undefined ? trust : tlsTrust(access, wish.certificate);
  const agents = new Agents(baseUrl, { own, other: trust }, limits.answerMs);
  return new Identity(wish, { baseUrl, agents, secrets, limitMs: limits.answerMs, signal });
}
