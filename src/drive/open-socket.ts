import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { Blocked, type ConnectOptions } from '../model/index.js';
import { foreignHost, sharesCredentials } from './origin.js';
import { now, type Stage } from './run.js';
import { SocketConnection } from './socket-connection.js';

/** Largest message that is taken, in bytes. */
const MOST_BYTES = 50_000_000;

/** Opens one WebSocket connection without subprotocol; undefined where the target refuses it. */
export async function openSocket(
  stage: Stage,
  { id, url }: { id: string; url: string },
  { authorization }: ConnectOptions = {},
): Promise<SocketConnection | undefined> {
  const { options } = stage.run;
  requireUsable(url, options.baseUrl, options.allowHosts);
  const headers: Record<string, string> =
    authorization === 'rest' && options.token !== undefined && sharesCredentials(url, options.baseUrl)
      ? { authorization: `Bearer ${options.token}` }
      : {};
  stage.recorder.record({ kind: 'ws-connect', connection: id, url, headers });
  const socket = new WebSocket(url, socketOptions(stage, headers));
  const connection = new SocketConnection(stage, id, url, socket);
  return (await opened(stage, id, socket)) ? connection : undefined;
}

function requireUsable(url: string, baseUrl: string, allowHosts: readonly string[] | undefined): void {
  // A fragment is forbidden by RFC 6455, section 3.
  const isSocket = /^wss?:\/\/[^#]+$/i.test(url) && URL.canParse(url);
  if (!isSocket) {
    throw new Blocked(`the websocket-url "${url}" cannot be opened: it is no absolute ws or wss URL without fragment`);
  }
  const foreign = foreignHost(url, baseUrl, allowHosts);
  if (foreign !== undefined) throw new Blocked(foreign);
}

function socketOptions({ run }: Stage, headers: Record<string, string>): ClientOptions {
  return {
    headers,
    handshakeTimeout: run.limits.handshakeMs,
    maxPayload: MOST_BYTES,
    followRedirects: false,
    ...run.tls,
  };
}

/** Records how the opening handshake went. */
function opened({ run, recorder, signal }: Stage, connection: string, socket: WebSocket): Promise<boolean> {
  return new Promise((resolve) => {
    let upgrade: IncomingMessage | undefined;
    let settled = false;
    const settle = (isOpen: boolean, entry: () => void) => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', abandon);
      entry();
      resolve(isOpen);
    };
    const abandon = () => socket.terminate();
    signal.addEventListener('abort', abandon, { once: true });
    socket.on('upgrade', (response) => (upgrade = response));
    socket.once('open', () => {
      const at = now(run);
      settle(true, () => recorder.record({ kind: 'ws-open', connection, headers: headersOf(upgrade) }, at));
    });
    socket.once('unexpected-response', (_request, response) => {
      const refusal = { status: response.statusCode, code: 'refused', message: response.statusMessage ?? '' };
      settle(false, () =>
        recorder.record({ kind: 'ws-refused', connection, ...refusal, headers: headersOf(response) }),
      );
      response.destroy();
      socket.terminate();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const refusal = { status: upgrade?.statusCode, code: error.code ?? 'error', message: error.message };
      settle(false, () => recorder.record({ kind: 'ws-refused', connection, ...refusal, headers: headersOf(upgrade) }));
    });
    if (signal.aborted) abandon();
  });
}

function headersOf(response: IncomingMessage | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response?.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
