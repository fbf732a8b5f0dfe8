import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { usageTrouble, type Trouble } from '../../model/index.js';
import { LOOPBACK, type EndpointWish } from './address.js';

/** How long a request may take to arrive, in ms: a target that trickles must not hold the run. */
const ARRIVAL_MS = 30_000;

/** A server that listens where the wish says. Throws a Trouble where it cannot. */
export async function listening(wish: EndpointWish, handle: RequestListener): Promise<Server> {
  const server = serverOf(wish, handle);
  server.requestTimeout = ARRIVAL_MS;
  const { port = 0, host = LOOPBACK } = wish;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (thrown) {
    throw cannotListen(thrown, port, host);
  }
  return server;
}

export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function serverOf({ tls }: EndpointWish, handle: RequestListener): Server {
  if (tls === undefined) return createServer(handle);
  try {
    return createTlsServer(tls, handle);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw usageTrouble(
      `--endpoint-cert and --endpoint-key are no certificate and its key: ${reason}. Name two files in PEM format.`,
    );
  }
}

function cannotListen(thrown: unknown, port: number, host: string): Trouble {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
  const place = `Endpoints cannot listen on port ${String(port)} of ${host} (${code}): `;
  if (code === 'EADDRINUSE') return usageTrouble(`${place}something else does. Choose another --endpoint-port.`);
  if (code === 'EACCES') return usageTrouble(`${place}you have no permission. Choose an --endpoint-port above 1023.`);
  return usageTrouble(`${place}it is no address of this machine. Choose another --endpoint-host.`);
}
