import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/cli/assess.js';
import { loadLibrary } from '../../src/cli/load-suites.js';
import { rebuiltRecord } from '../../src/cli/rebuilt-record.js';
import { walk } from '../../src/drive/index.js';
import { releaseOf } from '../../src/fhir/index.js';
import { DEFAULT_LIMITS, type Report } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';
import { openTranscripts } from '../../src/transcript/index.js';
import { startProxy, type Proxy, type ProxyStyle } from './testing/proxy.js';

/** None of them with rest-hooks, which do not come through a proxy. */
const SCENARIOS = ['discovery', 'binding', 'session', 'payload', 'token-care'];

const library = await loadLibrary();
async function walkedAt(baseUrl: string): Promise<Report> {
  const startedAtMonotonic = performance.now();
  const recording = openTranscripts({ startedAtMonotonic });
  const { transcripts } = await walk({
    baseUrl,
    startedAtMonotonic,
    release: 'auto',
    fhir: releaseOf,
    scenarios: library.suites.map(({ scenario }) => scenario).filter(({ id }) => SCENARIOS.includes(id)),
    limits: DEFAULT_LIMITS,
    runId: 'run-of-the-test',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    openRecorder: (header) => recording.recorder(header),
  });
  return assess({ transcripts, record: rebuiltRecord(transcripts), filed: false }, library);
}

/** Nothing is wrong, and as much was seen as without any oddity. */
async function expectClean(baseUrl: string): Promise<void> {
  const { checks, summary } = await walkedAt(baseUrl);
  const wrong = checks.filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict));
  expect(wrong.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  expect(summary.pass).toBeGreaterThan(100);
}

async function withServer(
  options: Parameters<typeof startReference>[0],
  play: (server: RunningReference) => Promise<void>,
): Promise<void> {
  const server = await startReference(options);
  try {
    await play(server);
  } finally {
    await server.close();
  }
}

function withProxy(style: ProxyStyle, play: (proxy: Proxy) => Promise<void>): Promise<void> {
  return withServer({}, async ({ baseUrl }) => {
    const proxy = await startProxy(baseUrl, style);
    try {
      await play(proxy);
    } finally {
      await proxy.close();
    }
  });
}

describe.concurrent('behind a reverse proxy that', () => {
  test.for<[string, ProxyStyle]>([
    ['compresses with gzip', { coding: 'gzip' }],
    ['compresses with deflate, in small chunks', { coding: 'deflate', chunkBytes: 100 }],
    ['compresses with br, under header names in capitals', { coding: 'br', headerName: (name) => name.toUpperCase() }],
    ['chunks', { chunkBytes: 7 }],
    ['renames headers', { headerName: (name) => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()) }],
  ])('%s', ([, style]) => withProxy(style, ({ baseUrl }) => expectClean(baseUrl)));

  test('closes the connection after each answer', () =>
    withProxy({ closes: true }, async ({ baseUrl, connections }) => {
      await expectClean(baseUrl);
      expect(connections()).toBeGreaterThan(50);
    }));
});

describe.concurrent('a base URL', () => {
  test('with a path, a port and trailing slashes', () =>
    withServer({ fhir: 'r4b' }, ({ baseUrl }) => expectClean(`${baseUrl}//`)));

  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  test.skipIf(!addresses.some(({ address }) => address === '::1'))('with an IPv6 address', () =>
    withServer({ host: '::1' }, async ({ baseUrl }) => {
      expect(baseUrl).toContain('[::1]:');
      await expectClean(baseUrl);
    }),
  );
});
