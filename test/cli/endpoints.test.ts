import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { selfSignedCertificate } from '../../src/reference/certificate.js';
import { cli } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

const BASE = '/in';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What a tunnel does: passes on what comes below its own path, without that path and without its own query. */
async function openTunnel(toPort: number): Promise<{ url: string; close: () => void }> {
  const server = createServer((asked, answer) => {
    const path = (asked.url ?? '').replace(BASE, '').replace(/[?&]to=me$/, '');
    const { method, headers } = asked;
    const onward = request({ host: '127.0.0.1', port: toPort, path, method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  const port = await listening(server);
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${String(port)}${BASE}?to=me`, close };
}

/** Walks the rest-hook scenario; `check verdict` of all that did not pass, and what the report says of the options. */
async function walked(
  words: readonly string[],
): Promise<{ complaints: string[]; report: JsonObject; exitCode: number | null }> {
  const file = join(await scratchFolder(), 'report.json');
  const { exitCode } = await cli(['run', ...words, '--only', 'rest-hook', '--reporter', `json=${file}`]);
  const report = await jsonIn(file);
  const complaints = objectsAt(report, 'checks')
    .filter((check) => textAt(check, 'verdict') !== 'pass')
    .map((check) => `${textAt(check, 'id') ?? ''} ${textAt(check, 'verdict') ?? ''} ${textAt(check, 'message') ?? ''}`);
  return { complaints, report, exitCode };
}

describe('run with endpoints', { timeout: 60_000 }, () => {
  test('behind a tunnel', async () => {
    const port = await freePort();
    const { url, close } = await openTunnel(port);
    const options = { endpointPort: port, endpointUrl: url };
    const { complaints, report } = await walked([
      ...['--reference', '--fhir', 'r4b'],
      ...['--endpoint-port', String(port), '--endpoint-url', url],
    ]);
    close();
    expect(complaints).toEqual([]);
    expect(report).toMatchObject({ run: { options, notes: [expect.stringContaining('bind')] } });
  });

  test('that speak TLS', async () => {
    const folder = await scratchFolder();
    const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    const { cert, key } = await selfSignedCertificate();
    await Promise.all([writeFile(files.cert, cert), writeFile(files.key, key)]);
    const tls = ['--endpoint-cert', files.cert, '--endpoint-key', files.key];
    expect((await walked(['--reference', ...tls])).complaints).toEqual([]);
  });

  test('that the target cannot reach: the stage is skipped, with the option that would include it', async () => {
    const { startReference } = await import('../../src/reference/index.js');
    const server = await startReference();
    const elsewhere = server.baseUrl.replace('127.0.0.1', '0.0.0.0');
    const { complaints, exitCode } = await walked([elsewhere, '--allow-host', '127.0.0.1']);
    await server.close();
    expect(exitCode).toBe(0);
    expect(complaints.length).toBeGreaterThan(15);
    for (const line of complaints) expect(line).toMatch(/ skip .*--endpoint-url/);
  });
});
