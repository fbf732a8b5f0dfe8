import { isIP } from 'node:net';
import type { WalkOptions } from '../walk-options.js';

/** Where endpoints listen and what the target is told of it. */
export interface EndpointWish {
  /** Port to listen on; any free one where absent. */
  readonly port?: number | undefined;
  /** Address to listen on; loopback where absent. */
  readonly host?: string | undefined;
  /** Base URL that the target is told, for tunnels and containers; its path and query are kept. */
  readonly url?: string | undefined;
  /** PEM of certificate and key, where endpoints speak TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** Why the target could not reach endpoints of this machine; undefined where it should. */
export function unreachableReason({ baseUrl, endpoint }: WalkOptions): string | undefined {
  if (endpoint?.url !== undefined || isLocal(new URL(baseUrl).hostname)) return undefined;
  return (
    'the target is on another machine and is not told an address of this one: name with --endpoint-url ' +
    'where it can reach the endpoint, and with --endpoint-port and --endpoint-host where that leads to'
  );
}

function isLocal(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** The URL of an endpoint below a base, the path put behind that of the base and the query kept. */
export function endpointUrl(base: string, path: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url.href;
}
