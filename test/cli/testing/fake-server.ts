import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer to a request for a path. */
export interface FakeAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface FakeServer {
  /** `http://127.0.0.1:1234/fhir` */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** A server that gives one answer for each path under its base, and 404 for all others. */
export async function fakeServer(answers: Readonly<Record<string, FakeAnswer>>): Promise<FakeServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/fhir/, '').replace(/\?.*$/, '');
    const { status, type, body, headers } = answers[path] ?? answers['*'] ?? outcome(404, 'There is nothing here.');
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${String(portOf(server))}/fhir`, close: () => closed(server) };
}

/** A base URL at which nothing listens. */
export async function deadBaseUrl(): Promise<string> {
  const server = await fakeServer({});
  await server.close();
  return server.baseUrl;
}

export function fhir(resource: object, status = 200): FakeAnswer {
  return { status, type: 'application/fhir+json', body: JSON.stringify(resource) };
}

export function outcome(status: number, diagnostics: string): FakeAnswer {
  return fhir(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing', diagnostics }] },
    status,
  );
}

/** The least CapabilityStatement of a server. */
export function capabilities(fhirVersion: string, resources: readonly string[]): FakeAnswer {
  return fhir({
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2024-01-01',
    kind: 'instance',
    implementation: { description: 'A server for tests' },
    fhirVersion,
    format: ['json'],
    rest: [{ mode: 'server', resource: resources.map((type) => ({ type, interaction: [{ code: 'read' }] })) }],
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
