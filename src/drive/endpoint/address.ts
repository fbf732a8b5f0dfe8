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

/** Where endpoints listen unless told. */
export const LOOPBACK = '127.0.0.1';

/** Addresses that stand for all of this machine: one can listen there, and nobody can be told to post there. */
const ANY_ADDRESS = ['0.0.0.0', '::'];

/** Why the target could not reach endpoints of this machine; undefined where it should. */
export function unreachableReason({ baseUrl, endpoint = {} }: WalkOptions): string | undefined {
  const { url, host = LOOPBACK } = endpoint;
  const { hostname } = new URL(baseUrl);
  if (url !== undefined || isLocal(hostname) || !(isLocal(host) || ANY_ADDRESS.includes(host))) return undefined;
  return (
    `the target is on another machine (${hostname}) and knows no way to an endpoint on this one: name an address that ` +
    'leads here with --endpoint-url, and the port that it leads to with --endpoint-port'
  );
}

function isLocal(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** The base URL of what listens on a port: what the target is told where the user names nothing else. */
export function ownAddress({ host = LOOPBACK, tls }: EndpointWish, port: number): string {
  const name = ANY_ADDRESS.includes(host) ? LOOPBACK : host.includes(':') ? `[${host}]` : host;
  return `http${tls === undefined ? '' : 's'}://${name}:${String(port)}`;
}

/** The URL of an endpoint below a base: the path put behind that of the base, the query before that of the base. */
export function endpointUrl(base: string, path: string, query = ''): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  url.search = [query, url.search.slice(1)].filter((part) => part !== '').join('&');
  return url.href;
}
