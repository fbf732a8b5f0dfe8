import { createServer as createPlain, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Certificate } from './certificate.js';

/** A listening server with the port it got. */
export interface OpenPort {
  readonly server: Server;
  readonly port: number;
  close(): Promise<void>;
}

/** Listen, with TLS where there is a certificate. Fails where the port is taken. */
export async function openPort(host: string, port: number, certificate: Certificate | undefined): Promise<OpenPort> {
  const server = certificate === undefined ? createPlain() : createSecure({ ...certificate });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const got = typeof address === 'object' && address !== null ? address.port : port;
  return { server, port: got, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
