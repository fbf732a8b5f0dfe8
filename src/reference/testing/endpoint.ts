import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Certificate } from '../certificate.js';
import { parseObject, type JsonObject } from '../json.js';
import { statusOf } from './client.js';

/** A request that arrived at an endpoint. */
export interface Posted {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly bundle: JsonObject;
  readonly status: JsonObject;
  readonly atMs: number;
}

/** What an endpoint does with a request: answers with a status, hangs, or breaks the connection. */
export type Reaction = number | 'hang' | 'break';

/** An endpoint that keeps what was posted to it. */
export class Endpoint {
  readonly posted: Posted[] = [];
  /** Requests that the server gave up before they were answered. */
  givenUp = 0;
  private wake: () => void = () => undefined;
  private readonly held: ServerResponse[] = [];

  private constructor(
    readonly url: string,
    /** Closes it and every connection: nothing listens there afterwards. */
    readonly close: () => Promise<void>,
    private react: (posted: Posted) => Reaction,
  ) {}

  static async open(react: (posted: Posted) => Reaction = () => 200, certificate?: Certificate): Promise<Endpoint> {
    const server = certificate === undefined ? createServer() : createSecure({ ...certificate });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const url = `http${certificate === undefined ? '' : 's'}://127.0.0.1:${port}/hook/1?key=a%20b`;
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    const endpoint = new Endpoint(url, close, react);
    server.on('request', (request, response) => void endpoint.receive(request, response));
    return endpoint;
  }

  /** From now on it reacts in another way; what hangs is answered with 200 where asked for. */
  reacts(react: (posted: Posted) => Reaction): void {
    this.react = react;
  }

  release(status = 200): void {
    this.held.splice(0).forEach((response) => response.writeHead(status).end());
  }

  ofType(type: string): Posted[] {
    return this.posted.filter(({ status }) => status.type === type);
  }

  /** Notifications of a type, once there are enough of them; the test's own limit ends a wait in vain. */
  async until(type: string, count = 1): Promise<Posted[]> {
    while (this.ofType(type).length < count) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.ofType(type);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined);
    for await (const chunk of request) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
    const bundle = parseObject(Buffer.concat(chunks).toString()) ?? {};
    const { method = '', url = '', headers, rawHeaders } = request;
    const posted = { method, url, headers, rawHeaders, bundle, status: statusOf(bundle), atMs: performance.now() };
    this.posted.push(posted);
    const reaction = this.react(posted);
    if (reaction === 'hang') {
      this.held.push(response);
      response.on('close', () => (this.givenUp += response.writableEnded ? 0 : 1));
    }
    if (reaction === 'break') response.destroy();
    if (typeof reaction === 'number') response.writeHead(reaction).end();
    this.wake();
  }
}

/** Elements of a Subscription that is notified at the endpoint. */
export function hookWish(endpoint: Pick<Endpoint, 'url'>, wish: JsonObject = {}): JsonObject {
  const channelType = { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'rest-hook' };
  return { channelType, endpoint: endpoint.url, ...wish };
}
