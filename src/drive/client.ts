import { RestClient } from './rest-client.js';
import { tlsTrust, type TlsTrust } from './tls-trust.js';
import type { WalkOptions } from './walk-options.js';

/** How to reach a target, and as whom. */
export type Access = Pick<WalkOptions, 'baseUrl' | 'headers' | 'token' | 'ca' | 'insecure' | 'limits'>;

/** The HTTP client of a run. `startedAt`: on the clock of `performance.now()`, the zero of its times. */
export function openClient(access: Access, startedAt: number): { readonly rest: RestClient; readonly tls: TlsTrust } {
  const { baseUrl, headers, token, limits } = access;
  const tls = tlsTrust(access);
  const now = () => performance.now() - startedAt;
  return { tls, rest: new RestClient({ baseUrl, headers, token, tls, limits, now }) };
}
