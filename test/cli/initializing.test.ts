import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { schemaGuard } from '../../src/cli/schema-guard.js';
import { isObject, parseJson, type JsonObject } from '../../src/model/index.js';
import { startReference, type RunningReference } from '../../src/reference/index.js';
import { front } from '../auth/testing/front.js';
import { capabilities, deadBaseUrl, fakeServer, fhir, type FakeAnswer } from './testing/fake-server.js';
import { cli, type Ended } from './testing/process.js';
import { scratchFolder } from './testing/scratch.js';

const FILE = 'fhir-handshake.config.yaml';
const TOPIC = 'http://fhir-handshake.example/SubscriptionTopic/observation-changed';
const guard = await schemaGuard<JsonObject>('config');

async function reference(options: Parameters<typeof startReference>[0]): Promise<RunningReference> {
  const server = await startReference(options);
  onTestFinished(() => server.close());
  return server;
}

interface Written extends Ended {
  readonly cwd: string;
  /** The file as it is. */
  readonly text: string;
  /** What it sets. */
  readonly config: JsonObject;
}

/** What `init` wrote; valid by the schema. */
async function init(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Written> {
  const cwd = await scratchFolder();
  const ended = await cli(['init', ...words], { cwd, env });
  expect([ended.stderr, ended.exitCode]).toEqual(['', 0]);
  const text = await readFile(join(cwd, FILE), 'utf8');
  const config: unknown = parse(text);
  if (!isObject(config)) throw new Error(`init wrote ${text}`);
  expect(guard.problems(config)).toEqual([]);
  return { ...ended, cwd, text, config };
}

/** What a run in the same folder would go by. */
async function printed({ cwd }: Written, env: Readonly<Record<string, string>> = {}): Promise<JsonObject> {
  const { exitCode, stdout, stderr } = await cli(['run', '--print-config'], { cwd, env });
  expect([stderr, exitCode]).toEqual(['', 0]);
  const value: unknown = parse(stdout);
  return isObject(value) ? value : {};
}

describe.each(['r4', 'r4b', 'r5'] as const)('of a target that speaks %s', (release) => {
  test('the file says what the target says, by GET alone, and a run goes by it', async () => {
    const log: string[] = [];
    const { baseUrl } = await reference({ fhir: release, log: (line) => log.push(line) });
    const written = await init([baseUrl]);
    expect(written.config).toEqual({ baseUrl, fhir: release, topic: TOPIC });
    expect(await printed(written)).toMatchObject({ baseUrl, fhir: release, topic: TOPIC });
    expect(written.text).toContain(`# - "${TOPIC}" "A final Observation changed" (chosen)`);
    expect(written.text).toContain(`#  profile: ${release}-websocket@1\n`);
    const others = log.filter((line) => /\b(POST|PUT|PATCH|DELETE)\b/.test(line));
    expect([log.length > 2, others]).toEqual([true, []]);
  });

  test('a token is in the file by the name of a variable only', async () => {
    const { baseUrl } = await reference({ fhir: release, authorization: 'very-secret-token' });
    const written = await init([baseUrl, '--token', 'very-secret-token', '--header', 'X-Tenant: very-secret-tenant']);
    expect(written.config).toEqual({
      baseUrl,
      fhir: release,
      topic: TOPIC,
      token: '${FHIR_TOKEN}',
      header: { 'X-Tenant': '${FHIR_HEADER_X_TENANT}' },
    });
    expect(`${written.text}${written.stdout}`).not.toContain('very-secret');
    expect(written.stdout).toContain('Set FHIR_TOKEN and FHIR_HEADER_X_TENANT: ');
    const env = { FHIR_TOKEN: 'very-secret-token', FHIR_HEADER_X_TENANT: 'one' };
    expect(await printed(written, env)).toMatchObject({ token: '***', header: { 'X-Tenant': '***' } });
  });
});

test('a target that refuses reads without a token is one that needs one', async () => {
  const { baseUrl } = await reference({ authorization: 'very-secret-token' });
  const { config, text } = await init([baseUrl]);
  expect(config).toMatchObject({ token: '${FHIR_TOKEN}' });
  expect(text).toContain('# The target refused a read because of who asked.');
});

test('a token of the environment is taken from the same variable again', async () => {
  const { baseUrl } = await reference({ authorization: 'very-secret-token' });
  const { config } = await init([baseUrl], { FHIR_HANDSHAKE_TOKEN: 'very-secret-token' });
  expect(config).toMatchObject({ token: '${FHIR_HANDSHAKE_TOKEN}' });
});

test('what a SMART configuration offers is told, and no more is set for it', async () => {
  const smart = {
    token_endpoint: 'https://login.example/token',
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
  const target = await front({ smart });
  onTestFinished(() => target.close());
  const { config, text } = await init([target.baseUrl]);
  expect(Object.keys(config)).toEqual(['baseUrl', 'fhir', 'topic']);
  expect(text).toContain(
    '# Its SMART configuration: token endpoint "https://login.example/token"; grants "client_credentials"; client authentication "private_key_jwt".\n',
  );
});

test('every key that is commented out can be set as it stands', async () => {
  const { baseUrl } = await reference({});
  const { text } = await init([baseUrl]);
  const blocks = text.matchAll(/^#[a-zA-Z]+:.*(?:\n# {2}.*)*/gm);
  const keys = [...blocks].map(([block]) => {
    const lone: unknown = parse(block.replace(/^#/gm, ''));
    if (!isObject(lone)) throw new Error(`nothing can be set by ${block}`);
    expect(guard.problems(lone), block).toEqual([]);
    return Object.keys(lone);
  });
  expect(keys.flat().length).toBeGreaterThan(30);
});

describe('texts of a target', () => {
  const hostile = [
    'http://topics.example/a\ntoken: stolen',
    'http://topics.example/a\r# b',
    'http://topics.example/a\u2028insecure: true',
    'http://topics.example/"quoted" # insecure: true',
    'http://topics.example/${HOME}',
    'http://topics.example/$${HOME}/${',
    'http://topics.example/*alias: &anchor !!tag {',
    "http://topics.example/'",
    'http://topics.example/\u202eevil',
    'urn:x:---',
    '%TAG ! tag:example.org:',
  ];

  test.each(hostile)('%j neither gets out of a comment nor changes what is set', async (url) => {
    const definition = { resourceType: 'SubscriptionTopic', status: 'active', url, title: `${url}\n\tinsecure: true` };
    const entry = { fullUrl: 'urn:uuid:1', resource: definition };
    const statement = parseJson(capabilities('5.0.0', ['Subscription', 'SubscriptionTopic']).body);
    const answers: Record<string, FakeAnswer> = {
      '/metadata': fhir({ ...(isObject(statement) ? statement : {}), software: { name: `${url}\n---\nfhir: r4` } }),
      '/SubscriptionTopic': fhir({ resourceType: 'Bundle', type: 'searchset', entry: [entry] }),
    };
    const target = await fakeServer(answers);
    onTestFinished(() => target.close());
    const written = await init([target.baseUrl]);
    const { topic, ...others } = written.config;
    expect(others).toEqual({ baseUrl: target.baseUrl, fhir: 'r5' });
    // What has no line break, and nothing that is not seen, is the topic; whatever it looks like.
    const shownTopic = (await printed(written))['topic'];
    expect(topic === undefined ? undefined : shownTopic).toBe(topic === undefined ? undefined : url);
    expect(topic === undefined).toBe(!URL.canParse(url) || /[\s\u2028\u202e]/.test(url));
    expect(written.text).toContain('# - "');
  });

  test('that repeat the token are told without it', async () => {
    const statement = parseJson(capabilities('5.0.0', ['Subscription']).body);
    const software = { name: 'for very-secret-token' };
    const answers = { '/metadata': fhir({ ...(isObject(statement) ? statement : {}), software }) };
    const target = await fakeServer(answers);
    onTestFinished(() => target.close());
    const { text, stdout } = await init([target.baseUrl, '--token', 'very-secret-token']);
    expect(`${text}${stdout}`).not.toContain('very-secret-token');
    expect(text).toContain('software "for ');
  });
});

describe('the file', () => {
  test('is not written over another one, unless --force says so', async () => {
    const { baseUrl } = await reference({});
    const cwd = await scratchFolder();
    await writeFile(join(cwd, FILE), 'strict: true\n');
    const refused = await cli(['init', baseUrl], { cwd });
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toBe(
      `${FILE} is there already. Name another file with --output, or replace it with --force.\n`,
    );
    expect(await readFile(join(cwd, FILE), 'utf8')).toBe('strict: true\n');
    expect(await cli(['init', baseUrl, '--force'], { cwd })).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(cwd, FILE), 'utf8')).toContain(`baseUrl: ${baseUrl}\n`);
  });

  test('may be JSON, which run reads as well; paths start from its folder', async () => {
    const { baseUrl, certificate = '' } = await reference({ tls: true });
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'ca.pem'), certificate);
    const words = ['init', baseUrl, '--ca', 'ca.pem', '--output', 'deep/own.json'];
    expect(await cli(words, { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parseJson(await readFile(join(cwd, 'deep', 'own.json'), 'utf8'))).toEqual({
      $schema: './node_modules/fhir-handshake/config.schema.json',
      baseUrl,
      fhir: 'r5',
      ca: '../ca.pem',
      topic: TOPIC,
    });
    const doctored = await cli(['doctor', '--config', 'deep/own.json'], { cwd });
    expect([doctored.exitCode, doctored.stderr]).toEqual([0, '']);
  });

  test.each([
    [['--output', 'own.toml'], 'no kind of file'],
    [['--output', 'taken/own.yaml'], 'part of the path is a file'],
    [[], 'fhir-handshake.config.json is there already'],
  ])('is refused with %j', async (words, reason) => {
    const { baseUrl } = await reference({});
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'taken'), '');
    await writeFile(join(cwd, 'fhir-handshake.config.json'), '{}');
    const refused = await cli(['init', baseUrl, ...words], { cwd });
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain(reason);
  });

  test('is not written where nobody answers, or nobody was named', async () => {
    const cwd = await scratchFolder();
    const silent = await cli(['init', await deadBaseUrl()], { cwd });
    expect([silent.exitCode, silent.stdout]).toEqual([3, '']);
    expect(silent.stderr).toContain('Nothing listens there');
    const nameless = await cli(['init'], { cwd });
    expect([nameless.exitCode, nameless.stdout]).toEqual([2, '']);
    await expect(readFile(join(cwd, FILE))).rejects.toThrow('ENOENT');
  });
});
