import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Context } from '../context.js';
import { requestUrl } from '../request-url.js';
import { receive } from './bind.js';
import { SocketConnection } from './connection.js';

/** Longest client message, in bytes; a bind message is far shorter. */
const LONGEST_MESSAGE = 64 * 1024;

/** How long a client has to answer the close frame when the server shuts down, in ms. */
const FAREWELL_MS = 100;

/** The WebSocket side of the server. */
export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export function openSockets(context: Context): Sockets {
  const { behaviour } = context;
  const server = new WebSocketServer({
    noServer: true,
    autoPong: false,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: behaviour.compresses ? { threshold: 0 } : false,
    handleProtocols: (offered) => behaviour.subprotocol([...offered]) ?? false,
  });
  server.on('headers', (headers, request) => {
    const unasked = request.headers['sec-websocket-protocol'] === undefined ? behaviour.subprotocol([]) : undefined;
    if (unasked !== undefined) headers.push(`Sec-WebSocket-Protocol: ${unasked}`);
  });
  let connections = 0;
  const welcome = (socket: WebSocket, request: IncomingMessage): void => {
    connections += 1;
    admit(socket, new SocketConnection(connections, request.url ?? '', socket, context), context);
  };
  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      const refusal = refusalOf(request, context);
      if (refusal === undefined) server.handleUpgrade(request, socket, head, welcome);
      else refuse(socket, refusal.status, refusal.text);
    },
    close: () => farewell(server),
  };
}

function refusalOf(
  request: IncomingMessage,
  { behaviour, world }: Context,
): { status: number; text: string } | undefined {
  const path = requestUrl(request.url).pathname;
  const home = new URL(world.websocketUrl).pathname;
  if (path !== home && !path.startsWith(`${home}/`)) return { status: 404, text: `WebSockets are at ${home}` };
  return behaviour.refuseUpgrade(request, world);
}

function refuse(socket: Duplex, status: number, text: string): void {
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`;
  const headers = ['Connection: close', 'Content-Type: text/plain', `Content-Length: ${Buffer.byteLength(text)}`];
  // Without this a client that never closes would hold the port open.
  socket.once('finish', () => socket.destroy());
  socket.end(`${[head, ...headers].join('\r\n')}\r\n\r\n${text}`);
}

function admit(socket: WebSocket, connection: SocketConnection, context: Context): void {
  const { behaviour, world, sockets, log } = context;
  sockets.add(connection);
  world.connections.add(connection);
  log(`← connection ${connection.id}: open ${connection.path}`);
  if (!behaviour.answersClose) socket.close = () => undefined;
  socket.on('error', (error) => log(`connection ${connection.id}: ${error.message}`));
  socket.on('message', (data) => receive(textOf(data), connection, context));
  socket.on('ping', (payload) => {
    const answer = behaviour.pong(payload.toString('latin1'));
    if (answer !== undefined) socket.pong(Buffer.from(answer, 'latin1'));
  });
  socket.on('close', () => {
    sockets.delete(connection);
    world.connections.delete(connection);
    const bound = new Set(connection.bindings.map(({ subscription }) => subscription));
    connection.stop();
    bound.forEach((subscription) => behaviour.afterDisconnect(subscription, world));
  });
  behaviour.opened(connection);
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString('utf8');
}

async function farewell(server: WebSocketServer): Promise<void> {
  const goodbyes = [...server.clients].map(
    (client) =>
      new Promise<void>((resolve) => {
        const cut = setTimeout(() => client.terminate(), FAREWELL_MS);
        client.once('close', () => {
          clearTimeout(cut);
          resolve();
        });
        client.close(1001, 'The server shuts down');
      }),
  );
  await Promise.all(goodbyes);
}
