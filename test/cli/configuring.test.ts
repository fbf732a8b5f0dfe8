import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { isObject, parseJson, textAt, type JsonObject } from '../../src/model/index.js';
import { schemaGuard } from '../../src/cli/schema-guard.js';
import { cli } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

/** A folder with files in it, by name. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await scratchFolder();
  await mkdir(join(folder, 'deep'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** What `run --print-config` prints in a folder with files. */
async function printed(
  files: Readonly<Record<string, string>>,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<JsonObject & { readonly text: string }> {
  const cwd = await folderWith(files);
  const { exitCode, stdout, stderr } = await cli(['run', '--print-config', ...words], { cwd, env });
  expect([stderr, exitCode]).toEqual(['', 0]);
  const value: unknown = parse(stdout);
  if (!isObject(value)) throw new Error('no configuration was printed');
  return { ...value, text: stdout };
}

async function refused(files: Readonly<Record<string, string>>, words: readonly string[] = []): Promise<string> {
  const cwd = await folderWith(files);
  const { exitCode, stdout, stderr } = await cli(['run', ...words], { cwd });
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
  return stderr;
}

const YAML = 'fhir-handshake.config.yaml';
const JSON_FILE = 'fhir-handshake.config.json';
const MODULE = 'fhir-handshake.config.js';

describe('a configuration file', () => {
  const config = { baseUrl: 'http://127.0.0.1:1/fhir', timeout: 3, only: 'heartbeat', header: { 'X-Tenant': 'a: b' } };
  const module = `export default async () => (${JSON.stringify(config)});`;

  test.each([
    [JSON_FILE, JSON.stringify(config, undefined, '\t')],
    [YAML, 'baseUrl: http://127.0.0.1:1/fhir\ntimeout: 3\nonly: heartbeat\nheader: { X-Tenant: "a: b" }\n'],
    [MODULE, `module.exports = ${JSON.stringify(config)};`],
  ])('%s is found in the working folder', async (name, text) => {
    const found = await printed({ [name]: text });
    expect(found).toMatchObject({
      baseUrl: config.baseUrl,
      timeout: 3,
      only: ['heartbeat'],
      header: { 'X-Tenant': '***' },
    });
    expect(found.text).toContain('timeout: 3 # file');
  });

  test('is the one that --config names, and none with --no-config', async () => {
    const files = { [YAML]: 'timeout: 3', 'deep/own.mjs': module };
    expect(await printed(files, ['--config', 'deep/own.mjs'])).toMatchObject({ timeout: 3, only: ['heartbeat'] });
    expect(await printed(files, ['--no-config'])).toMatchObject({ timeout: 10 });
  });

  test('gives way to flags and environment, one by one', async () => {
    const text =
      'baseUrl: http://127.0.0.1:1/a\ntimeout: 3\nonly: [heartbeat]\ntoken: from-file\nverbose: true\ncolor: true\n';
    const words = ['http://127.0.0.1:1/b', '--timeout', '5', '--only', 'token', '--quiet', '--no-color'];
    const found = await printed({ [YAML]: text }, words, { FHIR_HANDSHAKE_TOKEN: 'from-environment' });
    expect(found).toMatchObject({ baseUrl: 'http://127.0.0.1:1/b', timeout: 5, only: ['token'], quiet: true });
    expect(found).toMatchObject({ verbose: false, color: false, fhir: 'auto', timeBudget: 600 });
    for (const line of ['timeout: 5 # command line', 'token: "***" # environment', 'fhir: auto # default']) {
      expect(found.text).toContain(line);
    }
  });

  test('starts paths from its own folder', async () => {
    const text =
      'baseUrl: http://127.0.0.1:1\nca: ca.pem\nsuite: [/abs/a.js, b.js]\nreporter: [terminal, json=out/r.json]\n';
    const cwd = await folderWith({ 'deep/own.yaml': text });
    const { stdout } = await cli(['run', '--print-config', '--config', 'deep/own.yaml'], { cwd });
    expect(stdout).toMatch(/^ca: \/.*\/deep\/ca\.pem # file$/m);
    expect(stdout).toMatch(/^suite: \[ \/abs\/a\.js, \/.*\/deep\/b\.js \]/m);
    expect(stdout).toMatch(/^reporter: \[ terminal, json=\/.*\/deep\/out\/r\.json \]/m);
    expect(await printed({ [YAML]: text })).toMatchObject({ ca: 'ca.pem', reporter: ['terminal', 'json=out/r.json'] });
  });

  test('about another server is left out where --reference asks for the embedded one', async () => {
    const found = await printed(
      { [YAML]: 'baseUrl: https://fhir.example\ntoken: secret-1\ntopic: http://t\nstrict: true\n' },
      ['--reference'],
    );
    expect(found).toMatchObject({ reference: true, strict: true });
    for (const name of ['baseUrl', 'token', 'topic']) expect(found).not.toHaveProperty(name);
    expect(
      await printed({ [YAML]: 'reference: true\nfault: heartbeat-stops\n' }, ['http://127.0.0.1:1']),
    ).toMatchObject({
      baseUrl: 'http://127.0.0.1:1',
    });
  });
});

describe('secrets', () => {
  test('come from the environment, are masked, and what is printed is a configuration again', async () => {
    const text = 'baseUrl: ${FHIR_URL}\ntoken: ${FHIR_TOKEN}\nheader:\n  X-Api-Key: key-${FHIR_TOKEN}\n';
    const env = { FHIR_TOKEN: 'very-secret-token', FHIR_URL: 'https://fhir.example/r4' };
    const { text: shown, ...found } = await printed({ [YAML]: text }, [], env);
    expect(found).toMatchObject({ baseUrl: 'https://fhir.example/r4', token: '***', header: { 'X-Api-Key': '***' } });
    expect(shown).not.toContain('very-secret');
    expect((await schemaGuard('config')).problems(found)).toEqual([]);
  });

  test('of a second identity are masked too, and a flag takes the place of its way', async () => {
    const other = { basic: { user: 'jane', password: 'very-secret-word' }, header: { 'X-Key': 'very-secret-key' } };
    const files = { [JSON_FILE]: JSON.stringify({ auth: { other } }) };
    const { text: shown, ...found } = await printed(files);
    expect(found).toMatchObject({ auth: { other: { basic: { user: 'jane', password: '***' } } } });
    expect(shown).not.toContain('very-secret');
    expect((await schemaGuard('config')).problems(found)).toEqual([]);

    const words = ['--other-token', 'very-secret-token'];
    const { text: replaced, ...flagged } = await printed(files, words);
    expect(flagged).toMatchObject({ otherToken: '***', auth: { other: { header: { 'X-Key': '***' } } } });
    expect(replaced).toContain('otherToken: "***" # command line');
    expect(replaced).not.toMatch(/basic|very-secret/);
    const env = { FHIR_HANDSHAKE_OTHER_TOKEN: 'very-secret-token' };
    expect((await printed({}, [], env)).text).toContain('otherToken: "***" # environment');
  });

  test('are shown to no server but the one that the file names', async () => {
    const text = 'baseUrl: https://fhir.example/r4\ntoken: very-secret-token\n';
    const said = await refused({ [YAML]: text }, ['https://other.example/r4']);
    expect(said).toContain('"token" in fhir-handshake.config.yaml is for https://fhir.example');
    expect(said).not.toContain('very-secret');
    await printed({ [YAML]: text }, ['https://fhir.example/r5']);
    await printed({ [YAML]: text }, ['https://other.example/r4', '--token', 'another']);
  });
});

describe('a file that cannot be used is refused', () => {
  test.each([
    [
      'a slip',
      { [YAML]: 'timeout: 3\ntimeBuget: 700\n' },
      [`${YAML}, line 2: "timeBuget" is unknown. Did you mean "timeBudget"?`],
    ],
    [
      'a selection of nothing',
      { [YAML]: 'baseUrl: http://127.0.0.1:1\nonly: hartbeat' },
      ['matches nothing', '"heartbeat"'],
    ],
    ['two files', { [JSON_FILE]: '{}', [YAML]: '' }, ['both fhir-handshake.config.json and', '--config']],
    ['no such file', {}, ['--config gone.yaml cannot be read: there is no such file'], ['--config', 'gone.yaml']],
  ])('%s', async (_words, files, fragments, words: readonly string[] = []) => {
    const said = await refused(files, words);
    for (const fragment of fragments) expect(said).toContain(fragment);
  });
});

test('run --print-config sends nothing, and refuses what run would', async () => {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  expect(await printed({ [YAML]: `baseUrl: ${url}\n` })).toMatchObject({ baseUrl: url });
  const { exitCode, stderr } = await cli(['run', url, '--print-config', '--endpoint-url', 'https://t.example']);
  expect([exitCode, requests]).toEqual([2, 0]);
  expect(stderr).toContain('--endpoint-port');
});

test('a run goes by the file, and its report says so', { timeout: 60_000 }, async () => {
  const text = 'reference: true\nfhir: r4b\nonly: metadata\nreporter: json=report.json\ntimeout: 7\n';
  const cwd = await folderWith({ [YAML]: text });
  expect(await cli(['run', '--quiet'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
  const report = await jsonIn(join(cwd, 'report.json'));
  expect(report).toMatchObject({
    target: { release: 'R4B' },
    run: { options: { only: ['metadata'], answerMs: 7000 } },
  });
});

test('certify goes by its section, and by nothing that is for run only', async () => {
  const text =
    'reference: true\nonly: metadata\ninsecure: true\ncertify: { profile: r5-websocket@1, product: gone.yaml }\n';
  const cwd = await folderWith({ [YAML]: text });
  const { exitCode, stderr } = await cli(['certify'], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--product gone.yaml cannot be read');
});

test('the file of the documentation is one', async () => {
  const page = await readFile(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const example = /```yaml\n(# fhir-handshake[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const env = { FHIR_TOKEN: 'very-secret-token' };
  const found = await printed({ [YAML]: example }, [], env);
  expect(textAt(parseJson(JSON.stringify(found)), 'baseUrl')).toBe('https://fhir.example.org/r5');
});
