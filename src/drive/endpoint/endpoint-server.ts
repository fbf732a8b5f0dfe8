import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { endpointUrl, ownAddress, type EndpointWish } from './address.js';
import { listening, portOf } from './listening.js';

/** `astray`: something was put behind the path of the endpoint. */
export type HookHandler = (request: IncomingMessage, response: ServerResponse, astray: boolean) => void;

/** An address at which nothing answers, whoever asks: the name can never be given to anybody (RFC 6761). */
const NOBODY = 'https://hook.invalid/fhir-handshake';

/** The HTTP server of all endpoints of a run. Each has a path that nobody can guess; anything else gets 404 and is told of. */
export class EndpointServer {
  private readonly handlers = new Map<string, HookHandler>();
  private server: Promise<Server> | undefined;

  constructor(
    private readonly wish: EndpointWish,
    private readonly onStranger: (what: string) => void,
  ) {}

  /** Begins to listen, unless it does already. Throws a Trouble where it cannot. */
  listen(): Promise<Server> {
    this.server ??= listening(this.wish, (request, response) => this.handle(request, response));
    return this.server;
  }

  /** A new address with what answers there. */
  async open(handler: HookHandler, query?: string): Promise<string> {
    const path = `hook/${randomBytes(18).toString('base64url')}`;
    this.handlers.set(path, handler);
    const server = await this.listen();
    return endpointUrl(this.wish.url ?? ownAddress(this.wish, portOf(server)), path, query);
  }

  /** An address at which nothing listens: a closed port of this machine, or no machine at all behind a tunnel. */
  async dead(): Promise<string> {
    if (this.wish.url !== undefined) return NOBODY;
    const server = await listening({ ...this.wish, port: undefined }, (_request, response) => response.end());
    const port = portOf(server);
    server.close();
    await once(server, 'close');
    return endpointUrl(ownAddress(this.wish, port), 'nobody');
  }

  async close(): Promise<void> {
    const server = await this.server?.catch(() => undefined);
    if (server === undefined) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const known = [...this.handlers].find(([own]) => path.includes(`/${own}`));
    const astray = known === undefined || !path.endsWith(`/${known[0]}`);
    if (astray) this.onStranger(`${request.method ?? 'A request'} ${path.slice(0, 80)}`);
    if (known !== undefined) return known[1](request, response, astray);
    request.resume();
    response.writeHead(404).end();
  }
}
