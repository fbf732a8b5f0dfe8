import { isObject, type Json, type JsonObject } from '../model/index.js';

/** Headers that everybody may see. To replace what they say would tear media types and the like apart wherever they occur. */
const PUBLIC = /^(accept(-\w+)?|cache-control|content-type|if-(none-)?match|prefer|user-agent)$/i;

/** Names of headers and parameters that hold a secret. */
const TELLING = /auth|cookie|credential|key|pass|secret|session|signature|token/i;

/** The secrets in a header that is sent with every request: the whole value, and what a server might show of it alone. */
export function secretsInHeader(name: string, value: string): string[] {
  return PUBLIC.test(name) ? [] : [value, ...credentialsIn(value), ...(/cookie/i.test(name) ? cookiesIn(value) : [])];
}

/**
 * The secrets in a file that the user hands over, a Subscription or requests of their own: headers and parameters with a telling name
 * (R4 and R4B `Subscription.channel.header`, R5 `Subscription.parameter`, `headers` of a request).
 */
export function secretsInFile(json: Json): string[] {
  if (Array.isArray(json)) return json.flatMap(secretsInFile);
  if (!isObject(json)) return [];
  const own = headersIn(json).filter(([name]) => TELLING.test(name));
  const below = Object.values(json).flatMap((value) => (value === undefined ? [] : secretsInFile(value)));
  return [...own.flatMap(([name, value]) => secretsInHeader(name, value)), ...below];
}

function headersIn({ name, value, header, headers }: JsonObject): [name: string, value: string][] {
  const found: [string, string][] = [];
  if (typeof name === 'string' && typeof value === 'string') found.push([name, value]);
  for (const line of Array.isArray(header) ? header : []) {
    const [, before, after] = (typeof line === 'string' ? /^([^:]+):\s*(.*)$/.exec(line) : undefined) ?? [];
    if (before !== undefined && after !== undefined) found.push([before, after]);
  }
  for (const [key, text] of Object.entries(isObject(headers) ? headers : {})) {
    if (typeof text === 'string') found.push([key, text]);
  }
  return found;
}

/** What follows the scheme in `Bearer …`; of `Basic …` the password too. */
function credentialsIn(value: string): string[] {
  const [, scheme = '', credentials] = /^([\w-]+)\s+(\S.*)$/.exec(value) ?? [];
  if (credentials === undefined) return [];
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(credentials, 'base64').toString()) ?? [];
  return [credentials, ...(scheme.toLowerCase() === 'basic' && password !== undefined ? [password] : [])];
}

function cookiesIn(value: string): string[] {
  return value.split(';').flatMap((pair) => /=(.*)$/.exec(pair.trim())?.[1] ?? []);
}
