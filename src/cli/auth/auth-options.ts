import type { SocketAuth } from '../../drive/index.js';
import { isObject, usageTrouble, type Headers, type JsonObject } from '../../model/index.js';
import { headersOf } from '../header-lines.js';
import { textOption, textsOption, type RawOptions } from '../raw-options.js';
import type { TokenCommand } from './token-command.js';

/** How one identity shows who it is, as flags and configuration have it; config.schema.json says what may be in it. */
export interface IdentityOptions {
  readonly token?: string | undefined;
  readonly tokenCommand?: TokenCommand | undefined;
  readonly basic?: JsonObject | undefined;
  readonly clientCredentials?: JsonObject | undefined;
  readonly smart?: JsonObject | undefined;
  readonly headers: Headers;
  /** PEM files, shown where TLS asks for them. */
  readonly clientCert?: string | undefined;
  readonly clientKey?: string | undefined;
  readonly clientKeyPassphrase?: string | undefined;
}

export interface AuthOptions extends IdentityOptions {
  readonly socketAuth: SocketAuth;
  /** A second identity. */
  readonly other?: IdentityOptions | undefined;
}

/** Ways to a token, of which one identity has one. */
const WAYS = ['token', 'tokenCommand', 'basic', 'clientCredentials', 'smart'] as const;

/** Reads who asks. Throws a Trouble for what does not fit together. */
export function authOptions(raw: RawOptions): AuthOptions {
  const auth = isObject(raw['auth']) ? raw['auth'] : {};
  const { other, ...own } = auth;
  return {
    ...identityOptions({ ...own, ...raw }, ''),
    headers: headersOf(textsOption(raw, 'header')),
    socketAuth: socketAuthOf(textOption(raw, 'socketAuth') ?? 'refused'),
    other: otherOptions(other, textOption(raw, 'otherToken')),
  };
}

/** `token`: of --other-token, or its key. */
function otherOptions(other: unknown, token: string | undefined): IdentityOptions | undefined {
  if (token === undefined && !isObject(other)) return undefined;
  const given = isObject(other) ? other : {};
  if (token !== undefined && given['token'] !== undefined) {
    throw usageTrouble('"otherToken" and "auth.other.token" say the same thing twice. Leave one of them out.');
  }
  return identityOptions(token === undefined ? given : { ...given, token }, 'auth.other.');
}

function identityOptions(raw: RawOptions, prefix: string): IdentityOptions {
  const given = WAYS.filter((way) => raw[way] !== undefined);
  const [first, second] = given;
  if (first !== undefined && second !== undefined) {
    throw usageTrouble(
      `${[first, second].map((way) => `"${prefix}${way}"`).join(' and ')} are two ways to show who asks, and one request takes one. Leave one of them out.`,
    );
  }
  const { clientCert, clientKey } = certificateFiles(raw, prefix);
  const identity = {
    token: textOption(raw, 'token'),
    tokenCommand: commandOption(raw['tokenCommand']),
    basic: objectOption(raw['basic']),
    clientCredentials: objectOption(raw['clientCredentials']),
    smart: objectOption(raw['smart']),
    clientCert,
    clientKey,
    clientKeyPassphrase: textOption(raw, 'clientKeyPassphrase'),
  };
  return { ...identity, headers: isObject(raw['header']) ? textsIn(raw['header']) : {} };
}

function certificateFiles(raw: RawOptions, prefix: string): Pick<IdentityOptions, 'clientCert' | 'clientKey'> {
  const [clientCert, clientKey] = [textOption(raw, 'clientCert'), textOption(raw, 'clientKey')];
  if ((clientCert === undefined) === (clientKey === undefined)) return { clientCert, clientKey };
  const [given, lacking] = clientCert === undefined ? ['clientKey', 'clientCert'] : ['clientCert', 'clientKey'];
  const named = (key: string) =>
    prefix === '' ? `--${key === 'clientCert' ? 'client-cert' : 'client-key'}` : `"${prefix}${key}"`;
  throw usageTrouble(`${named(given)} does nothing without ${named(lacking)}. Name both files, or neither.`);
}

function socketAuthOf(word: string): SocketAuth {
  if (word === 'refused' || word === 'always' || word === 'never') return word;
  throw usageTrouble(`--socket-auth "${word}" is unknown. Use --socket-auth refused, always or never.`);
}

function commandOption(value: unknown): TokenCommand | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : undefined;
}

function objectOption(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function textsIn(object: JsonObject): Headers {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
