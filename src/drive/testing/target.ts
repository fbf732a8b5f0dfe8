import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface Target {
  readonly baseUrl: string;
  readonly websocketUrl: string;
  /** Method and path of every request so far: `POST /r5/Subscription`. */
  readonly requests: string[];
  /** Header lines of every request and upgrade so far, as sent. */
  readonly headers: string[][];
  close(): Promise<void>;
}

interface Behaviour {
  /** Default: 200 without a body. */
  readonly answer?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** What happens on a connection; where absent, an upgrade is refused with 401. */
  readonly connected?: ((socket: WebSocket) => void) | undefined;
}

/** A server of a test's own on the loopback interface. */
export async function startTarget({ answer = (_, response) => response.end(), connected }: Behaviour): Promise<Target> {
  const requests: string[] = [];
  const headers: string[][] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    headers.push(request.rawHeaders);
    answer(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    headers.push(request.rawHeaders);
    if (connected === undefined) socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
    else sockets.handleUpgrade(request, socket, head, connected);
  });
  const port = await listening(server);
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/r5`,
    websocketUrl: `ws://127.0.0.1:${String(port)}/ws`,
    requests,
    headers,
    close: () => closed(server, sockets),
  };
}

export function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' }).end(JSON.stringify(body));
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server of the test does not listen on a port.');
}

async function closed(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
