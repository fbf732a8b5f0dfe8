import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { endpointUrl, type EndpointWish } from './address.js';

/** How long a request may take to arrive, in ms: a target that trickles must not hold the run. */
const ARRIVAL_MS = 30_000;

export type HookHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** The HTTP server of all endpoints of a run. Each has a path that nobody can guess; anything else gets 404 and is told of. */
export class EndpointServer {
  private readonly handlers = new Map<string, HookHandler>();
  private listening: Promise<Server> | undefined;

  constructor(
    private readonly wish: EndpointWish,
    private readonly onStranger: (what: string) => void,
  ) {}

  /** A new address with what answers there. */
  async open(handler: HookHandler): Promise<string> {
    const path = `hook/${randomBytes(18).toString('base64url')}`;
    this.handlers.set(path, handler);
    return endpointUrl(await this.base(), path);
  }

  /** An address at which nothing listens; undefined where the target is told another one than that of this machine. */
  async dead(): Promise<string | undefined> {
    if (this.wish.url !== undefined) return undefined;
    const server = createServer();
    const port = await listening(server, { ...this.wish, port: undefined });
    server.close();
    await once(server, 'close');
    return endpointUrl(this.baseAt(port), 'nobody');
  }

  async close(): Promise<void> {
    const server = await this.listening?.catch(() => undefined);
    if (server === undefined) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  private async base(): Promise<string> {
    this.listening ??= this.start();
    const server = await this.listening;
    return this.wish.url ?? this.baseAt(portOf(server));
  }

  private baseAt(port: number): string {
    const { host = '127.0.0.1', tls } = this.wish;
    const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
    return `http${tls === undefined ? '' : 's'}://${name}:${String(port)}`;
  }

  private async start(): Promise<Server> {
    const { tls } = this.wish;
    const handle: HookHandler = (request, response) => this.handle(request, response);
    const server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
    server.requestTimeout = ARRIVAL_MS;
    await listening(server, this.wish);
    return server;
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const handler = [...this.handlers].find(([known]) => path.endsWith(`/${known}`))?.[1];
    if (handler !== undefined) return handler(request, response);
    this.onStranger(`${request.method ?? 'A request'} ${path.slice(0, 80)}`);
    request.resume();
    response.writeHead(404).end();
  }
}

async function listening(server: Server, { port = 0, host = '127.0.0.1' }: EndpointWish): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
