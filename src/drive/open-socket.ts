import type { IncomingMessage } from 'node:http';
import { WebSocket, type ClientOptions } from 'ws';
import { Blocked, blockedAt, type Asker } from '../model/index.js';
import { foreignHost } from './origin.js';
import { now, requireRunning, type Run, type Stage } from './run.js';
import { SocketConnection } from './socket-connection.js';
import { after } from './timer.js';

/** Largest message that is taken, in bytes. */
const MOST_BYTES = 10_000_000;

interface Opening {
  readonly id: string;
  readonly url: string;
  /** Whose certificate is shown where TLS asks for one. */
  readonly as?: Asker | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Told of the status of a refusal. */
  readonly refused?: ((status: number | undefined) => void) | undefined;
}

/** Opens one WebSocket connection without subprotocol; undefined where the target refuses it. */
export async function openSocket(stage: Stage, opening: Opening): Promise<SocketConnection | undefined> {
  requireRunning(stage);
  const { run, signal } = stage;
  requireUsable(opening.url, run.options.baseUrl, run.options.allowHosts);
  if (run.traffic === undefined) return open(stage, opening);
  const leave = await run.traffic.enter(signal);
  try {
    requireRunning(stage);
    requireRoom(run);
    return await open(stage, opening);
  } finally {
    leave?.();
  }
}

async function open(
  stage: Stage,
  { id, url, as = 'self', headers = {}, refused }: Opening,
): Promise<SocketConnection | undefined> {
  const { run, recorder, connections } = stage;
  const socket = new WebSocket(url, socketOptions(stage, as, url, headers));
  run.openSockets.add(socket);
  socket.once('close', () => run.openSockets.delete(socket));
  recorder.record({ kind: 'ws-connect', connection: id, url, headers });
  const connection = new SocketConnection(stage, id, url, socket);
  connections.add(connection);
  if (await opened(stage, id, socket, refused)) return connection;
  connections.delete(connection);
  requireRunning(stage);
  return undefined;
}

function requireRoom({ options, openSockets }: Run): void {
  const { connections = Infinity } = options.traffic ?? {};
  if (openSockets.size < connections) return;
  throw new Blocked(
    `it takes more connections at once than --connections ${String(connections)} allows; a higher number would include it`,
  );
}

function requireUsable(url: string, baseUrl: string, allowHosts: readonly string[] | undefined): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['ws:', 'wss:'].includes(parsed.protocol)) {
    throw blockedAt('bind', 'the websocket-url is no absolute ws or wss URL', `"${url}"`);
  }
  if (parsed.hash !== '') throw blockedAt('bind', 'the websocket-url has a fragment', `"${url}"`);
  const foreign = foreignHost(url, baseUrl, allowHosts);
  if (foreign !== undefined) throw new Blocked(foreign);
}

function socketOptions(
  { run }: Stage,
  as: Asker,
  url: string,
  headers: Readonly<Record<string, string>>,
): ClientOptions {
  // Uncompressed: nothing stands between the arrival of a frame and its time.
  const trust = run.askers.agentsOf(as).trustFor(url);
  return {
    ...trust,
    headers: { ...headers },
    maxPayload: MOST_BYTES,
    followRedirects: false,
    perMessageDeflate: false,
  };
}

interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The answer to the upgrade, where one came. */
  readonly answer?: IncomingMessage | undefined;
}

/** Whether the opening handshake succeeded; recorded, unless it was us who gave up. */
function opened(
  { run, recorder, signal }: Stage,
  connection: string,
  socket: WebSocket,
  refused?: Opening['refused'],
): Promise<boolean> {
  const { handshakeMs } = run.limits;
  return new Promise((resolve) => {
    let settled = false;
    let upgrade: IncomingMessage | undefined;
    const callOff = after(handshakeMs, () => {
      refuse({ code: 'ETIMEDOUT', message: `the connection was not open after ${String(handshakeMs / 1000)} s` });
    });
    const abandon = () => end(false);
    signal.addEventListener('abort', abandon, { once: true });
    socket.on('upgrade', (response) => (upgrade = response));
    socket.once('open', () => {
      recorder.record({ kind: 'ws-open', connection, headers: headersOf(upgrade) }, now(run));
      end(true);
    });
    socket.on('unexpected-response', (_request, answer) => {
      answer.on('error', () => undefined);
      refuse({ code: 'refused', message: answer.statusMessage ?? '', answer });
    });
    socket.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      refuse({ code: code ?? 'error', message, answer: upgrade });
    });

    function refuse({ code, message, answer }: Refusal): void {
      if (settled) return;
      const headers = headersOf(answer);
      recorder.record({ kind: 'ws-refused', connection, status: answer?.statusCode, code, message, headers });
      refused?.(answer?.statusCode);
      end(false);
    }
    function end(isOpen: boolean): void {
      if (settled) return;
      settled = true;
      callOff();
      signal.removeEventListener('abort', abandon);
      if (!isOpen) socket.terminate();
      resolve(isOpen);
    }
  });
}

function headersOf(response: IncomingMessage | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response?.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
