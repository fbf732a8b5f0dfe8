import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { startReference, type ReferenceOptions } from '../../src/reference/index.js';

type Callers = Pick<ReferenceOptions, 'authorization' | 'otherAuthorization'>;

export interface LeakyServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** How a careless server repeats what it was told. */
export function writtenForms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(`x:${secret}`).toString('base64'),
    Buffer.from(`xy=${secret}&more`).toString('base64'),
  ];
}

/**
 * The embedded server behind a proxy that leaks: in each answer it repeats the secrets in every form, in headers and in a cookie, in
 * the CapabilityStatement, and in each OperationOutcome, and the binding tokens that it hands out too.
 */
export async function leakyServer(callers: Callers, secrets: readonly string[]): Promise<LeakyServer> {
  const reference = await startReference(callers);
  const origin = new URL(reference.baseUrl);
  const server = createServer(forward);
  const sockets = new Set<Socket>();
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    const target = connect(Number(origin.port), origin.hostname, () => {
      const lines = [`GET ${incoming.url ?? '/'} HTTP/1.1`, ...pairs(incoming.rawHeaders), '', ''];
      target.write(lines.join('\r\n'));
      target.write(head);
      socket.pipe(target).pipe(socket);
    });
    for (const one of [socket, target]) one.on('error', () => one.destroy()).on('close', () => sockets.delete(one));
    sockets.add(socket).add(target);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String(portOf(server.address()))}`;
  return {
    baseUrl: reference.baseUrl.replace(origin.host, host),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await reference.close();
    },
  };

  function forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const { method, headers, url = '/' } = incoming;
    const onward = request({ host: origin.hostname, port: origin.port, method, path: url, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString().replaceAll(origin.host, host);
        const body = Buffer.from(leaking(text, secrets));
        const kept = Object.entries(response.headers).filter(
          ([name]) => !/^(content-length|transfer-encoding)$/.test(name),
        );
        const own = kept.map(
          ([name, value]) => [name, [value].flat().join(', ').replaceAll(origin.host, host)] as const,
        );
        answer.writeHead(response.statusCode ?? 500, {
          ...Object.fromEntries(own),
          'x-seen': secrets.flatMap(writtenForms).join(' '),
          'set-cookie': `session=${secrets.join('-')}; Path=/`,
          ...(response.statusCode === 204 ? {} : { 'content-length': body.length }),
        });
        answer.end(response.statusCode === 204 ? undefined : body);
      });
    });
    incoming.pipe(onward);
  }
}

/** A JSON document with the secrets where a server would put them, its own binding tokens among them. */
function leaking(text: string, secrets: readonly string[]): string {
  const words = secrets.flatMap(writtenForms).join(' ');
  if (text.includes('"CapabilityStatement"')) return text.replace('{', `{"description":${JSON.stringify(words)},`);
  if (text.includes('"OperationOutcome"'))
    return text.replace(/("diagnostics":")/, `$1${JSON.stringify(words).slice(1, -1)} `);
  return text;
}

function pairs(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ''}`] : []));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return address.port;
}
