import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that writes the bytes of WebSocket connections itself. */
export interface RawServer {
  readonly baseUrl: string;
  readonly websocketUrl: string;
  /** TCP connections that are open. */
  readonly connections: () => Promise<number>;
  close(): Promise<void>;
}

type Upgraded = (socket: Duplex, request: IncomingMessage) => void;

export async function startRawServer(upgraded: Upgraded): Promise<RawServer> {
  const server = createServer((_, response) => response.end());
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    // Whoever leaves is let go.
    socket.on('end', () => socket.end());
    socket.resume();
    upgraded(socket, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = String(typeof address === 'object' ? (address?.port ?? 0) : 0);
  return {
    baseUrl: `http://127.0.0.1:${port}/r5`,
    websocketUrl: `ws://127.0.0.1:${port}/ws`,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
      }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The answer to an upgrade that accepts it. */
export function accepted({ headers }: IncomingMessage): Buffer {
  const key = `${headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return Buffer.from([...lines, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'));
}

/** An unmasked final frame of at most 125 bytes. Opcode 1 is text, 8 is close. */
export function frame(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);
}

/** A close frame with a code, whatever it is. */
export function closeFrame(code: number): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return frame(8, payload);
}
