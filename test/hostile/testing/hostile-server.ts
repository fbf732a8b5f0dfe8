import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { accepted } from '../../../src/drive/testing/raw-server.js';
import { startReference } from '../../../src/reference/index.js';

/** What a server does that means no good. */
export interface Hostility {
  /** Answers a request in its own way; false where the honest server shall answer. */
  readonly answer?: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** Changes the text of an honest answer. */
  readonly rewrite?: ((text: string, request: IncomingMessage) => string) | undefined;
  /** What happens on a WebSocket connection once the client has sent something, such as its bind message. */
  readonly bound?: ((socket: Duplex) => void) | undefined;
}

export interface HostileServer {
  readonly baseUrl: string;
  /** Lines of headers of all requests, upgrades among them. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** The embedded server with somebody in front of it who spoils the REST answers and has the sockets to himself. */
export async function startHostile({ answer, rewrite, bound }: Hostility): Promise<HostileServer> {
  const reference = await startReference();
  const inner = new URL(reference.baseUrl).host;
  let outer = '';
  const seen: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${request.rawHeaders.join(' ')}`);
    response.on('error', () => undefined);
    if (answer?.(request, response) === true) return;
    void forward(request, response);
  });
  server.on('connection', (socket: Socket) => void sockets.add(socket.on('error', () => undefined)));
  server.on('upgrade', (request, socket) => {
    seen.push(`UPGRADE ${request.url ?? ''} ${request.rawHeaders.join(' ')}`);
    if (bound === undefined) return passOn(request, socket);
    socket.write(accepted(request));
    socket.once('data', () => bound(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  outer = `127.0.0.1:${String(typeof address === 'object' ? (address?.port ?? 0) : 0)}`;
  return {
    baseUrl: reference.baseUrl.replace(inner, outer),
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await reference.close();
    },
  };

  function passOn(request: IncomingMessage, socket: Duplex): void {
    const other = connect(Number(new URL(reference.baseUrl).port), '127.0.0.1');
    sockets.add(other.on('error', () => undefined));
    const lines = request.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ''}`] : [],
    );
    other.write([`GET ${request.url ?? ''} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    socket.pipe(other).pipe(socket);
  }

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '' } = request;
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    const sent = body === '' ? {} : { body: body.replaceAll(outer, inner) };
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/fhir+json' };
    const honest = await fetch(`http://${inner}${url}`, { method, headers, ...sent });
    const text = (await honest.text()).replaceAll(inner, outer);
    const location = honest.headers.get('location');
    response.writeHead(honest.status, {
      'content-type': honest.headers.get('content-type') ?? 'application/fhir+json',
      ...(location === null ? {} : { location: location.replaceAll(inner, outer) }),
    });
    response.end(rewrite === undefined ? text : rewrite(text, request));
  }
}

/** Writes as fast as the other side reads, until it is gone or there is nothing more. */
export function pour(stream: ServerResponse | Duplex, next: () => Buffer | undefined): void {
  const more = () => {
    for (;;) {
      if (stream.destroyed) return;
      const piece = next();
      if (piece === undefined) return;
      if (!stream.write(piece)) break;
    }
    stream.once('drain', more);
  };
  more();
}
