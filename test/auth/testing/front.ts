import { createServer, request as plainRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { startReference, type RunningReference } from '../../../src/reference/index.js';
import { portOf, readAll } from './http.js';

type Reference = Parameters<typeof startReference>[0];

export interface FrontOptions extends NonNullable<Reference> {
  /** Status with which a request is refused, with an OperationOutcome; undefined lets it in. */
  readonly refuses?: ((request: IncomingMessage) => number | undefined) | undefined;
  /** The same for the opening of a WebSocket. */
  readonly refusesUpgrade?: ((request: IncomingMessage) => number | undefined) | undefined;
  /** What is at `.well-known/smart-configuration`. */
  readonly smart?: object | undefined;
  /** TLS with these options. */
  readonly secure?: ServerOptions | undefined;
}

export interface Front {
  readonly baseUrl: string;
  /** Headers of all requests and openings so far. */
  readonly seen: { readonly what: string; readonly headers: IncomingMessage['headers'] }[];
  readonly reference: RunningReference;
  close(): Promise<void>;
}

/** The embedded server behind a gateway that decides who may enter. */
export async function front({ refuses, refusesUpgrade, smart, secure, ...options }: FrontOptions): Promise<Front> {
  const reference = await startReference(options);
  const origin = new URL(reference.baseUrl);
  const seen: Front['seen'] = [];
  const handler = (incoming: IncomingMessage, response: ServerResponse) => void serve(incoming, response);
  const server = secure === undefined ? createServer(handler) : createSecureServer(secure, handler);
  const sockets = new Set<Duplex>();
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String(portOf(server))}`;
  const s = secure === undefined ? '' : 's';
  return {
    baseUrl: rehosted(reference.baseUrl),
    seen,
    reference,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await reference.close();
    },
  };

  function rehosted(text: string): string {
    return text
      .replaceAll(`http://${origin.host}`, `http${s}://${host}`)
      .replaceAll(`ws://${origin.host}`, `ws${s}://${host}`);
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = incoming;
    seen.push({ what: `${method} ${url}`, headers });
    const body = await readAll(incoming);
    if (smart !== undefined && url.endsWith('/.well-known/smart-configuration')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(smart));
      return;
    }
    const refused = refuses?.(incoming);
    if (refused !== undefined) {
      const issue = [{ severity: 'error', code: 'login', diagnostics: 'Who asks?' }];
      response.writeHead(refused, { 'content-type': 'application/fhir+json' });
      response.end(JSON.stringify({ resourceType: 'OperationOutcome', issue }));
      return;
    }
    const onward = plainRequest({ host: origin.hostname, port: origin.port, method, path: url, headers }, (answer) => {
      void readAll(answer).then((text) => {
        const kept = Object.entries(answer.headers).filter(
          ([name]) => !/^(content-length|transfer-encoding)$/.test(name),
        );
        response.writeHead(
          answer.statusCode ?? 500,
          Object.fromEntries(kept.map(([name, value]) => [name, rehosted(String(value))])),
        );
        response.end(rehosted(text));
      });
    });
    onward.on('error', () => response.destroy());
    onward.end(body.replaceAll(`http${s}://${host}`, `http://${origin.host}`));
  }

  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    seen.push({ what: `upgrade ${incoming.url ?? ''}`, headers: incoming.headers });
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const refused = refusesUpgrade?.(incoming);
    if (refused !== undefined) {
      socket.end(`HTTP/1.1 ${String(refused)} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target: Socket = connect(Number(origin.port), origin.hostname, () => {
      const lines = incoming.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1] ?? ''}`] : [],
      );
      target.write([`GET ${incoming.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      target.write(head);
      // Messages name the target by its address, which has as many letters as that of the gateway.
      target.on('data', (chunk: Buffer) => socket.write(Buffer.from(rehosted(chunk.toString('latin1')), 'latin1')));
      socket.pipe(target);
    });
    sockets.add(target);
    target.on('error', () => target.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => target.destroy());
  }
}
