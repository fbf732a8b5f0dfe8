import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { listAt, objectsAt, textAt, type JsonObject } from '../../src/model/index.js';
import { cli, start } from './testing/process.js';
import { jsonIn, scratchFolder } from './testing/scratch.js';

const schema = await jsonIn(new URL('../../report.schema.json', import.meta.url).pathname);
const isReport = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** `heartbeat.interval fail` of everything that is not as it should be. */
function complaints(report: JsonObject): string[] {
  return objectsAt(report, 'checks')
    .map((check) => `${textAt(check, 'id') ?? ''} ${textAt(check, 'verdict') ?? ''}`)
    .filter((line) => !/ (pass|skip)$/.test(line));
}

describe('run --reference', () => {
  test('passes, with terminal, JSON and JUnit report', { timeout: 60_000 }, async () => {
    const folder = await scratchFolder();
    const file = (name: string) => join(folder, 'reports', name);
    const reporters = ['terminal', `json=${file('report.json')}`, `junit=${file('junit.xml')}`];
    const ended = await cli(['run', '--reference', ...reporters.flatMap((reporter) => ['--reporter', reporter])]);

    const report = await jsonIn(file('report.json'));
    expect(complaints(report)).toEqual([]);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toMatch(/^PASS \d+ passed, .* in \d+\.\d s \(floor \d+\.\d s\)$/);
    expect(ended.stdout).not.toContain('\u001b');
    expect(isReport(report) ? [] : isReport.errors).toEqual([]);

    let cases = 0;
    const parser = new SaxesParser();
    parser.on('opentag', ({ name }) => (cases += name === 'testcase' ? 1 : 0));
    parser.write(await readFile(file('junit.xml'), 'utf8')).close();
    expect(cases).toBe(listAt(report, 'checks').length);
  });

  test(
    '--fault breaks it, --strict makes warnings count, --quiet shows no more than that',
    { timeout: 60_000 },
    async () => {
      const words = ['run', '--reference', '--fault', 'heartbeat-stops', '--only', 'heartbeat', '--quiet'];
      const ended = await cli(words);
      expect(ended.stdout).toMatch(/^(WARN|FAIL) {2}heartbeat\.interval/);
      expect(ended.stdout).toContain('remedy    ');
      const strict = await cli([...words, '--strict']);
      expect(strict.exitCode).toBe(1);
      expect(strict.stdout.trimEnd().split('\n').at(-1)).toMatch(/^FAIL /);
    },
  );

  test('plays two callers, of a fault or of the command line', { timeout: 60_000 }, async () => {
    const words = ['run', '--reference', '--only', 'isolation', '--verbose'];
    const broken = await cli([...words, '--fault', 'security-tells-strangers-status']);
    expect(broken).toMatchObject({ exitCode: 1, stderr: '' });
    expect(broken.stdout).toContain('FAIL  security.stranger-status');
    expect(broken.stdout).toContain('security      1 failed · 4 passed');
    const honest = await cli([...words, '--token', 'token-of-one', '--other-token', 'token-of-another']);
    expect(honest).toMatchObject({ exitCode: 0, stderr: '' });
    expect(honest.stdout).toContain('PASS 5 passed');
    const alone = await cli(words);
    expect(alone.stdout).toContain('no second identity (auth.other); --other-token <token> would include it');
  });

  test('--only judges and reports no more than it names', { timeout: 60_000 }, async () => {
    const { stdout } = await cli(['run', '--reference', '--only', 'metadata,topics.list', '--reporter', 'json']);
    const report: unknown = JSON.parse(stdout);
    expect(isReport(report)).toBe(true);
    expect(report).toMatchObject({ run: { options: { only: ['metadata', 'topics.list'] } } });
    const ids = [...stdout.matchAll(/"id": "([a-z]+\.[a-z-]+)"/g)].map(([, id = '']) => id);
    expect(ids.filter((id) => !id.startsWith('metadata.') && id !== 'topics.list')).toEqual([]);
    expect(ids).toContain('topics.list');
  });
});

describe('judge', () => {
  test('says exactly what the run said', { timeout: 60_000 }, async () => {
    const folder = await scratchFolder();
    const transcripts = join(folder, 'transcripts');
    const faults = 'heartbeat-stops,notification-writes-numbers';
    const live = await cli([
      ...['run', '--reference', '--fault', faults, '--skip', 'negotiation'],
      ...['--transcript', transcripts, '--reporter', `json=${join(folder, 'live.json')}`],
    ]);
    const again = await cli(['judge', transcripts, '--reporter', `json=${join(folder, 'again.json')}`]);
    const report = await jsonIn(join(folder, 'live.json'));
    expect(complaints(report).length).toBeGreaterThan(0);
    expect(await jsonIn(join(folder, 'again.json'))).toEqual(report);
    expect(again.exitCode).toBe(live.exitCode);
    expect(again.stderr).toBe('');
  });

  test(
    'refuses a recording that ends too early, and says how to judge it all the same',
    { timeout: 60_000 },
    async () => {
      const transcripts = join(await scratchFolder(), 'transcripts');
      await cli(['run', '--reference', '--only', 'metadata.capabilities', '--transcript', transcripts, '--quiet']);
      const file = join(transcripts, 'discovery.ndjson');
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      await writeFile(file, `${lines.slice(0, -1).join('\n')}\n`);

      const refused = await cli(['judge', transcripts]);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain('--incomplete');
      const judged = await cli(['judge', transcripts, '--incomplete']);
      expect(judged.stdout).toContain('metadata      1 passed');
      expect(judged.exitCode).toBe(0);
    },
  );
});

describe('secrets', () => {
  test('reach the target and no file', { timeout: 60_000 }, async () => {
    const folder = await scratchFolder();
    const secret = 'a-very-secret-token-0123456789';
    const words = ['run', '--reference', '--only', 'metadata', '--header', `X-Key: ${secret}-too`];
    const report = `json=${join(folder, 'report.json')}`;
    await cli([...words, '--transcript', folder, '--reporter', report, '--token', secret]);
    const names = await readdir(folder);
    expect(names).toContain('discovery.ndjson');
    for (const name of names) expect(await readFile(join(folder, name), 'utf8'), name).not.toContain(secret);
  });
});

describe('reference', () => {
  test('serves until it is told to stop, and can be walked over TLS', { timeout: 60_000 }, async () => {
    const caFile = join(await scratchFolder(), 'ca.pem');
    const server = start(['reference', '--tls', '--ca-file', caFile]);
    const [, baseUrl = ''] = await server.saw(/server: (https:\/\/\S+)\n[^]*Ctrl-C/);
    const words = ['run', baseUrl, '--only', 'bind.connects,token.secure-url', '--reporter', 'json'];

    const walked = await cli([...words, '--ca', caFile]);
    expect(walked).toMatchObject({ exitCode: 0, stderr: '' });
    expect(walked.stdout.match(/"verdict": "pass"/g)?.length).toBeGreaterThan(2);

    const untrusted = await cli(words);
    expect(untrusted.exitCode).toBe(3);
    expect(untrusted.stderr).toContain('--ca');

    server.signal('SIGTERM');
    expect((await server.ended).exitCode).toBe(0);
  });
});

describe("a user's own suite", () => {
  /** A suite with one check, judged by the text given. */
  async function mySuite(judge: string): Promise<string> {
    const file = join(await scratchFolder(), 'my-suite.mjs');
    const vocabulary = new URL('../../dist/src/index.js', import.meta.url).href;
    await writeFile(
      file,
      `import { defineCheck, defineScenario, pass } from '${vocabulary}';
      export const mine = defineScenario({ id: 'mine', title: 'Mine', phase: 'walk', play: (subscriber) =>
        subscriber.request({ purpose: 'ask', method: 'GET', path: 'metadata' }).then(() => undefined) });
      export const asked = defineCheck({ id: 'metadata.asked', title: 'Metadata can be asked',
        requirements: ['ALL-META-01'], cause: 'c', remedy: 'r', judge: (history) => ${judge} });`,
    );
    return file;
  }

  test('runs beside the others', { timeout: 60_000 }, async () => {
    const file = await mySuite(`pass(history.exchangesFor('ask').length + ' asked')`);
    const ended = await cli(['run', '--reference', '--suite', file, '--only', 'mine', '--verbose']);
    expect(ended.stdout).toContain('metadata.asked  1 asked');
    expect(ended.exitCode).toBe(0);
  });

  test('that breaks acquits nobody: exit code 5', { timeout: 60_000 }, async () => {
    const file = await mySuite('history.noSuchThing.at(0)');
    const ended = await cli(['run', '--reference', '--suite', file, '--only', 'mine']);
    expect(ended.stdout).toContain('ERROR metadata.asked');
    expect(ended.stdout).toContain('the check itself broke: TypeError');
    expect(ended.exitCode).toBe(5);
  });
});

test('colours where they are wanted and nobody minds', { timeout: 60_000 }, async () => {
  const transcripts = await scratchFolder();
  await cli(['run', '--reference', '--only', 'metadata', '--transcript', transcripts, '--quiet']);
  const judged = (words: string[], env: Record<string, string>) => cli(['judge', transcripts, ...words], { env });
  const coloured = [
    await judged([], { FORCE_COLOR: '1' }),
    await judged([], { FORCE_COLOR: '1', NO_COLOR: '1' }),
    await judged(['--no-color'], { FORCE_COLOR: '1' }),
    await judged([], {}),
  ].map(({ stdout }) => stdout.includes('\u001b'));
  expect(coloured).toEqual([true, false, false, false]);
});
