import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { silence } from '../silence.js';
import { wordsOf, type Examination } from './examination.js';

/** Whether the name of the host leads to an address. */
export async function examineName(baseUrl: string): Promise<Examination> {
  const host = hostOf(baseUrl);
  const about = { id: 'dns', title: 'The host name can be resolved' };
  if (isIP(host) !== 0) return { ...about, status: 'ok', seen: `${host} is an address: there is nothing to resolve` };
  try {
    const addresses = await lookup(host, { all: true });
    return { ...about, status: 'ok', seen: `${host}: ${addresses.map(({ address }) => address).join(', ')}` };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : wordsOf(thrown);
    const [, remedy] = /\)\. (.*)$/.exec(silence(host, code)) ?? [];
    return { ...about, status: 'fail', seen: `${host} has no address (${code})`, remedy };
  }
}

/** Without the brackets of an IPv6 address. */
export function hostOf(baseUrl: string): string {
  return new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
}

export function isThisMachine(baseUrl: string): boolean {
  const host = hostOf(baseUrl);
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
