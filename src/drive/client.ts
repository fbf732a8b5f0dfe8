import { RestClient } from './rest-client.js';
import { Traffic } from './traffic.js';
import { tlsTrust, type TlsTrust } from './tls-trust.js';
import type { WalkOptions } from './walk-options.js';

/** How to reach a target, and as whom. */
export type Access = Pick<WalkOptions, 'baseUrl' | 'headers' | 'token' | 'ca' | 'insecure' | 'limits' | 'traffic'>;

export interface Client {
  readonly rest: RestClient;
  readonly tls: TlsTrust;
  readonly traffic: Traffic | undefined;
}

/** The HTTP client of a run. `startedAt`: on the clock of `performance.now()`, the zero of its times. */
export function openClient(access: Access, startedAt: number): Client {
  const { baseUrl, headers, token, limits } = access;
  const traffic = access.traffic === undefined ? undefined : new Traffic(access.traffic);
  const tls = tlsTrust(access);
  const now = () => performance.now() - startedAt;
  return { tls, traffic, rest: new RestClient({ baseUrl, headers, token, tls, limits, traffic, now }) };
}
