import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Transform, type Duplex } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** What a reverse proxy does to the answers that pass through it. */
export interface ProxyStyle {
  readonly coding?: 'gzip' | 'deflate' | 'br' | undefined;
  /** The body leaves in pieces of so many bytes, with no Content-Length. */
  readonly chunkBytes?: number | undefined;
  readonly headerName?: ((name: string) => string) | undefined;
  /** Every answer is the last one of its connection. */
  readonly closes?: boolean | undefined;
}

export interface Proxy {
  readonly baseUrl: string;
  /** TCP connections so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

const CODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

/** A reverse proxy in front of a server, which knows nothing of it: addresses in bodies and frames are rewritten. */
export async function startProxy(target: string, style: ProxyStyle): Promise<Proxy> {
  const inner = new URL(target).host;
  let outer = '';
  let connections = 0;
  const inward = (bytes: Buffer) => replaced(bytes, outer, inner);
  const outward = (bytes: Buffer) => replaced(bytes, inner, outer);
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    void whole(request).then((body) => {
      const { method, url: path, headers } = request;
      const options = { method, path, headers: { ...headers, host: inner } };
      send(`http://${inner}`, options, (answer) => {
        void whole(answer).then((plain) => pass(answer, outward(plain), response));
      }).end(inward(body));
    });
  });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
  });
  server.on('upgrade', (request, socket) => {
    const [hostname = '', port] = inner.split(':');
    const other = connect(Number(port), hostname);
    sockets.add(other);
    const lines = request.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? [`${name}: ${all[at + 1] ?? ''}`] : [],
    );
    other.write([`GET ${request.url ?? ''} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    socket.pipe(other).pipe(rewriting(outward)).pipe(socket);
    for (const end of [socket, other])
      end.on('error', () => undefined).on('close', () => (socket.destroy(), other.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  outer = `127.0.0.1:${String(typeof address === 'object' ? (address?.port ?? 0) : 0)}`;
  return {
    baseUrl: target.replace(inner, outer),
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };

  function pass(answer: IncomingMessage, plain: Buffer, response: ServerResponse): void {
    const { coding, chunkBytes, headerName = (name: string) => name, closes } = style;
    const body = coding === undefined || plain.length === 0 ? plain : CODERS[coding](plain);
    const kept = Object.entries(answer.headers).filter(
      ([name]) => !['content-length', 'transfer-encoding', 'connection', 'keep-alive'].includes(name),
    );
    const added: [string, string][] = [
      ...(coding === undefined || plain.length === 0 ? [] : [['content-encoding', coding] satisfies [string, string]]),
      ...(chunkBytes === undefined ? [['content-length', String(body.length)] satisfies [string, string]] : []),
      ...(closes === true ? [['connection', 'close'] satisfies [string, string]] : []),
    ];
    const rewritten = ([name, value]: [string, string | string[] | undefined]): [string, string] => [
      headerName(name),
      outward(Buffer.from(String(value))).toString(),
    ];
    response.writeHead(answer.statusCode ?? 502, [...kept, ...added].flatMap(rewritten));
    for (let at = 0; chunkBytes !== undefined && at < body.length; at += chunkBytes) {
      response.write(body.subarray(at, at + chunkBytes));
    }
    response.end(chunkBytes === undefined ? body : undefined);
  }
}

/** Hosts with ports of five digits are of the same length, so that lengths of bodies and frames stay what they are. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

function rewriting(change: (bytes: Buffer) => Buffer): Transform {
  return new Transform({ transform: (chunk: Buffer, _encoding, done) => done(null, change(chunk)) });
}

async function whole(stream: IncomingMessage): Promise<Buffer> {
  let text = '';
  for await (const chunk of stream.setEncoding('latin1')) text += String(chunk);
  return Buffer.from(text, 'latin1');
}
