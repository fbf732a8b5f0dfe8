import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { portOf, readAll } from './http.js';

export interface AuthorizationServer {
  readonly tokenEndpoint: string;
  /** Forms of all token requests so far, with the Authorization header as `authorization`. */
  readonly requests: Readonly<Record<string, string>>[];
  /** Tokens handed out so far. */
  readonly issued: string[];
  /** Whether a token lives. */
  isGood(token: string | undefined): boolean;
  /** Ends every token. */
  revoke(): void;
  /** What it does from now on. */
  become(behaviour: Partial<Behaviour>): void;
  close(): Promise<void>;
}

interface Instead {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Behaviour {
  readonly clientId: string;
  readonly secret?: string | undefined;
  /** Public keys that assertions are verified with. */
  readonly jwks?: JSONWebKeySet | undefined;
  readonly lifeS: number;
  /** Whether answers say how long a token lives. */
  readonly saysLife: boolean;
  /** Answers with this in place of a token. */
  readonly instead?: Instead | undefined;
  /** Waits before each answer, ms. */
  readonly delayMs: number;
}

/** An OAuth 2 authorization server for the grant client_credentials, as strict as SMART Backend Services asks for. */
export async function authorizationServer(given: Partial<Behaviour>): Promise<AuthorizationServer> {
  let behaviour: Behaviour = { clientId: 'client-1', lifeS: 300, saysLife: true, delayMs: 0, ...given };
  const requests: Record<string, string>[] = [];
  const issued: string[] = [];
  const ends = new Map<string, number>();
  const seen = new Set<string>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tokenEndpoint = `http://127.0.0.1:${String(portOf(server))}/oauth/token`;
  return {
    tokenEndpoint,
    requests,
    issued,
    isGood: (token) => (ends.get(token ?? '') ?? 0) > Date.now(),
    revoke: () => ends.clear(),
    become: (next) => (behaviour = { ...behaviour, ...next }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await readAll(request)));
    const { authorization } = request.headers;
    requests.push({ ...form, ...(authorization === undefined ? {} : { authorization }) });
    await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs));
    const { status, body, headers = {} }: Instead = behaviour.instead ?? (await granted(form, authorization));
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }

  async function granted(form: Record<string, string>, authorization: string | undefined) {
    const problem = form['grant_type'] === 'client_credentials' ? await problemWith(form, authorization) : 'no grant';
    if (problem !== undefined) return { status: 401, body: { error: 'invalid_client', error_description: problem } };
    const token = `token-${randomUUID()}`;
    issued.push(token);
    ends.set(token, Date.now() + behaviour.lifeS * 1000);
    const life = behaviour.saysLife ? { expires_in: behaviour.lifeS } : {};
    return { status: 200, body: { access_token: token, token_type: 'bearer', scope: form['scope'], ...life } };
  }

  async function problemWith(
    form: Record<string, string>,
    authorization: string | undefined,
  ): Promise<string | undefined> {
    const { clientId, secret, jwks } = behaviour;
    if (jwks !== undefined) return problemWithAssertion(form, jwks);
    const basic = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    const [user, password] =
      authorization === undefined ? [form['client_id'], form['client_secret']] : basic.split(':').map(decoded);
    return user === clientId && password === secret
      ? undefined
      : `unknown client ${user ?? ''} with ${password ?? 'nothing'}`;
  }

  async function problemWithAssertion(form: Record<string, string>, jwks: JSONWebKeySet): Promise<string | undefined> {
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    const assertion = form['client_assertion'] ?? '';
    if (form['client_assertion_type'] !== type) return 'the type of the assertion is another one';
    try {
      const { payload } = await jwtVerify(assertion, createLocalJWKSet(jwks), {
        issuer: behaviour.clientId,
        subject: behaviour.clientId,
        audience: tokenEndpoint,
        algorithms: ['RS384', 'ES384'],
        typ: 'JWT',
        requiredClaims: ['exp', 'jti'],
      });
      const { jti = '', exp = Infinity } = payload;
      if (seen.has(jti)) return 'the assertion was used before';
      seen.add(jti);
      if (exp > Date.now() / 1000 + 300) return 'the assertion lives longer than five minutes';
      return decodeProtectedHeader(assertion).kid === undefined ? 'the assertion names no kid' : undefined;
    } catch (thrown) {
      return `${thrown instanceof Error ? thrown.message : String(thrown)}: ${assertion}`;
    }
  }
}

function decoded(text: string): string {
  return new URLSearchParams(`a=${text}`).get('a') ?? '';
}
