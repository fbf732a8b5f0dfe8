import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isObject, objectsAt, parseJson, textAt, type JsonObject } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';
import { capabilities, deadBaseUrl, fakeServer, fhir, outcome, type FakeAnswer } from './testing/fake-server.js';
import { cli } from './testing/process.js';
import { scratchFolder } from './testing/scratch.js';

type Options = NonNullable<Parameters<typeof startReference>[0]>;

async function reference(options: Options = {}): Promise<RunningReference> {
  const server = await startReference(options);
  onTestFinished(() => server.close());
  return server;
}

async function fake(answers: Record<string, FakeAnswer>): Promise<string> {
  const server = await fakeServer(answers);
  onTestFinished(() => server.close());
  return server.baseUrl;
}

interface Doctored {
  readonly exitCode: number | null;
  readonly verdict: string | undefined;
  /** Status and what was seen, by id. */
  readonly found: Readonly<Record<string, JsonObject>>;
  readonly stderr: string;
}

async function doctor(...words: string[]): Promise<Doctored> {
  const { exitCode, stdout, stderr } = await cli(['doctor', ...words, '--json']);
  const told = parseJson(stdout);
  if (!isObject(told)) throw new Error(`doctor wrote ${stdout}${stderr}`);
  const found = Object.fromEntries(objectsAt(told, 'examinations').map((one) => [textAt(one, 'id') ?? '', one]));
  return { exitCode, verdict: textAt(told, 'verdict'), found, stderr };
}

function statuses({ found }: Doctored): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(found).map(([id, one]) => [id, textAt(one, 'status')]));
}

const READY = { dns: 'ok', http: 'ok', clock: 'ok', release: 'ok', subscriptions: 'ok', topics: 'ok', socket: 'ok' };

test('without --write a server is looked at by GET alone, and what takes a write says so', async () => {
  const log: string[] = [];
  const server = await reference({ log: (line) => log.push(line) });
  const doctored = await doctor(server.baseUrl);
  expect([doctored.exitCode, doctored.verdict]).toEqual([0, 'ok']);
  const unknown = { 'subscription-write': 'unknown', 'trigger-write': 'unknown' };
  expect(statuses(doctored)).toEqual({ ...READY, tls: 'ok', endpoint: 'ok', ...unknown });
  expect(doctored.found['trigger-write']).toMatchObject({ leftOut: '--write' });
  const requests = log.filter((line) => /\b(GET|POST|PUT|PATCH|DELETE)\b/.test(line));
  expect(requests.filter((line) => !/\bGET\b/.test(line))).toEqual([]);

  const { stdout } = await cli(['doctor', server.baseUrl]);
  expect(stdout).toMatch(/^unknown {2}An event can be caused\n +nothing was written\n +remedy: --write tries it/m);
  expect(stdout).toMatch(/\n9 ok, 2 unknown\n$/);
});

test.each(['r4', 'r4b', 'r5'] as const)(
  'with --write each thing is tried once on %s, and nothing is left',
  async (release) => {
    const server = await reference({ fhir: release });
    const doctored = await doctor(server.baseUrl, '--write');
    const written = { 'subscription-write': 'ok', 'trigger-write': 'ok', 'clean-up': 'ok' };
    expect([doctored.exitCode, statuses(doctored)]).toEqual([0, { ...READY, tls: 'ok', endpoint: 'ok', ...written }]);
    expect(textAt(doctored.found['endpoint'], 'seen')).toContain('the server posted to');
    expect(server.resources()).toBe(0);
  },
);

test('what cannot be removed again fails, is named, and clean is told of', async () => {
  const server = await reference({ faults: ['deletion-refused'] });
  const { exitCode, verdict, found, stderr } = await doctor(server.baseUrl, '--write');
  expect([exitCode, verdict, textAt(found['clean-up'], 'status')]).toEqual([1, 'fail', 'fail']);
  expect(textAt(found['clean-up'], 'seen')).toMatch(/^still there: Subscription\//);
  expect(stderr).toContain('Remove it with: fhir-handshake clean ');
  const [, journal = ''] = /clean (\S+)/.exec(stderr) ?? [];
  await rm(journal);
});

test('a server that nobody reaches: exit code 3, and the remedy', async () => {
  const silent = await doctor(await deadBaseUrl());
  expect([silent.exitCode, textAt(silent.found['http'], 'status')]).toEqual([3, 'fail']);
  expect(textAt(silent.found['http'], 'remedy')).toContain('Nothing listens there');
  const nameless = await doctor('http://no-such-host.invalid/fhir');
  expect([nameless.exitCode, statuses(nameless)]).toEqual([3, { dns: 'fail' }]);
  expect(textAt(nameless.found['dns'], 'remedy')).toMatch(/cannot be resolved/);
  const closed = await doctor(await fake({ '/metadata': outcome(401, 'Who are you?') }));
  expect([closed.exitCode, textAt(closed.found['http'], 'remedy')]).toEqual([3, expect.stringContaining('--token')]);
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** A self-signed certificate that was made days ago, to live for others. */
function certificate(
  altNames: object[],
  { days, madeDaysAgo = 0 }: { days: number; madeDaysAgo?: number },
): { key: string; cert: string } {
  const extensions = [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'subjectAltName', altNames },
  ];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - madeDaysAgo * DAY_MS });
  try {
    const name = [{ name: 'commonName', value: 'localhost' }];
    const made = generate(name, { days, keySize: 2048, algorithm: 'sha256', extensions });
    return { key: made.private, cert: made.cert };
  } finally {
    vi.useRealTimers();
  }
}

const HERE = [{ type: 7, ip: '127.0.0.1' }];

test('certificates: who vouches for them, how long they live, and whose they are', { timeout: 60_000 }, async () => {
  const folder = await scratchFolder();
  const examined = async (tls: { key: string; cert: string }, ...words: string[]) => {
    const server = await reference({ tls });
    const file = join(folder, 'ca.pem');
    await writeFile(file, tls.cert);
    return doctor(server.baseUrl, ...words.map((word) => (word === 'CA' ? file : word)));
  };
  const good = certificate(HERE, { days: 30 });
  const trusted = await examined(good, '--ca', 'CA');
  expect(statuses(trusted)).toMatchObject({ 'tls-chain': 'ok', 'tls-expiry': 'ok', 'tls-name': 'ok', http: 'ok' });

  const stranger = await examined(good);
  expect([stranger.exitCode, statuses(stranger)]).toMatchObject([
    3,
    { 'tls-chain': 'fail', 'tls-name': 'ok', http: 'fail' },
  ]);
  expect(textAt(stranger.found['tls-chain'], 'seen')).toContain('DEPTH_ZERO_SELF_SIGNED_CERT: localhost');
  const passed = await examined(good, '--insecure');
  expect([passed.exitCode, statuses(passed)]).toMatchObject([0, { 'tls-chain': 'warn', http: 'ok' }]);

  const old = await examined(certificate(HERE, { days: 5, madeDaysAgo: 10 }), '--ca', 'CA');
  expect(statuses(old)).toMatchObject({ 'tls-chain': 'ok', 'tls-expiry': 'fail', http: 'fail' });
  const ending = await examined(certificate(HERE, { days: 3 }), '--ca', 'CA');
  expect([ending.exitCode, statuses(ending)]).toMatchObject([0, { 'tls-expiry': 'warn', http: 'ok' }]);
  const other = await examined(certificate([{ type: 2, value: 'other.example' }], { days: 30 }), '--ca', 'CA');
  expect(statuses(other)).toMatchObject({ 'tls-chain': 'ok', 'tls-name': 'fail', http: 'fail' });
  expect(textAt(other.found['tls-name'], 'seen')).toBe('for DNS:other.example, not 127.0.0.1');

  const plain = await doctor((await reference()).baseUrl.replace('http:', 'https:'));
  expect([plain.exitCode, textAt(plain.found['tls'], 'status')]).toEqual([3, 'fail']);
  expect(textAt(plain.found['tls'], 'remedy')).toContain('Check the port, and whether the server wants http');
});

test('a clock that is set wrong is told with how far, and which way', async () => {
  const ahead = await doctor((await reference({ variants: ['clock-ahead'] })).baseUrl);
  expect([ahead.exitCode, textAt(ahead.found['clock'], 'status')]).toEqual([0, 'ok']);
  expect(textAt(ahead.found['clock'], 'seen')).toMatch(/^the clock of the server is [23]\.\d s ahead$/);

  const silent = await doctor((await reference({ variants: ['clock-behind'] })).baseUrl);
  expect([silent.exitCode, textAt(silent.found['clock'], 'status')]).toEqual([4, 'unknown']);

  const date = new Date(Date.now() - 60_000).toUTCString();
  const late = await fake({ '/metadata': { ...capabilities('5.0.0', ['Patient']), headers: { date } } });
  const { found } = await doctor(late);
  expect(textAt(found['clock'], 'status')).toBe('warn');
  expect(textAt(found['clock'], 'seen')).toMatch(/^the clock of the server is (59|60)\.\d s behind$/);
});

test(
  'a server without topics, with a socket that refuses, and of a release that is not tested',
  { timeout: 60_000 },
  async () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket', valueUri: 'x' }];
    const bare = await doctor(await fake({ '/metadata': capabilities('5.0.0', ['Patient']) }));
    expect([bare.exitCode, statuses(bare)]).toMatchObject([
      1,
      { subscriptions: 'warn', topics: 'fail', socket: 'unknown' },
    ]);

    const declaring: JsonObject = {
      resourceType: 'CapabilityStatement',
      fhirVersion: '5.0.0',
      rest: [{ mode: 'server', extension }],
    };
    const answers: Record<string, FakeAnswer> = {};
    const baseUrl = await fake(answers);
    const socketUrl = baseUrl.replace('http:', 'ws:');
    answers['/metadata'] = fhir({
      ...declaring,
      rest: [{ mode: 'server', extension: [{ ...extension[0], valueUri: socketUrl }] }],
    });
    const refusing = await doctor(baseUrl);
    expect(textAt(refusing.found['socket'], 'status')).toBe('fail');
    expect(textAt(refusing.found['socket'], 'seen')).toContain(`refused the upgrade at ${socketUrl}`);

    const old = await doctor(await fake({ '/metadata': capabilities('3.0.2', ['Patient']) }));
    expect([old.exitCode, textAt(old.found['discovery'], 'seen')]).toEqual([
      1,
      expect.stringContaining('speaks FHIR 3.0.2'),
    ]);
  },
);

test('an endpoint that does not lead back here fails', async () => {
  const server = await reference();
  const port = new URL(await deadBaseUrl()).port;
  const words = ['--endpoint-url', await deadBaseUrl(), '--endpoint-port', port];
  const astray = await doctor(server.baseUrl, ...words);
  expect([astray.exitCode, textAt(astray.found['endpoint'], 'status')]).toEqual([1, 'fail']);
  expect(textAt(astray.found['endpoint'], 'remedy')).toContain('--endpoint-url');
});

test('--write and --read-only contradict each other', async () => {
  const { exitCode, stderr } = await cli(['doctor', 'http://127.0.0.1:1', '--write', '--read-only']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Leave one of them out')]);
});
