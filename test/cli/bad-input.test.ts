import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJson, textAt } from '../../src/model/index.js';
import { capabilities, deadBaseUrl, fakeServer, outcome, type FakeAnswer } from './testing/fake-server.js';
import { cli, type Ended } from './testing/process.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-bad-input-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One paragraph on standard error, and nothing that only a developer of the harness would read. */
function expectParagraph({ stderr }: Ended): void {
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
}

describe('a wrong command line: exit code 2', () => {
  const absent = join(tmpdir(), 'fhir-handshake-absent', 'nothing.json');

  test.each([
    ['not a URL', ['run', 'example.org'], ['"example.org" is not the URL of a FHIR server', 'Try']],
    ['no target', ['run'], ['needs the base URL', '--reference']],
    ['R3', ['run', 'http://127.0.0.1:1', '--fhir', 'r3'], ['no release of FHIR', 'r4, r4b or r5']],
    ['a trigger that is not there', ['run', 'http://127.0.0.1:1', '--trigger', absent], ['--trigger', 'no such file']],
    ['a Subscription that is not there', ['run', 'http://127.0.0.1:1', '--subscription', absent], ['no such file']],
    ['a CA that is not there', ['run', 'http://127.0.0.1:1', '--ca', absent], ['--ca', 'no such file']],
    ['a tunnel to any port', ['run', 'http://127.0.0.1:1', '--endpoint-url', 'https://t.example'], ['--endpoint-port']],
    [
      'a key that is not there',
      ['run', '--reference', '--endpoint-cert', absent, '--endpoint-key', absent],
      ['no such'],
    ],
    ['a suite that is not there', ['run', 'http://127.0.0.1:1', '--suite', absent], ['--suite', 'no such file']],
    ['a folder as report', ['run', '--reference', '--reporter', `json=${tmpdir()}`], ['it is a folder']],
    ['a selection of nothing', ['run', '--reference', '--only', 'hartbeat'], ['matches nothing', '"heartbeat"']],
    ['an unknown reporter', ['run', '--reference', '--reporter', 'jnit'], ['Did you mean "junit"']],
    ['an unknown fault', ['run', '--reference', '--fault', 'hartbeat-stops'], ['--fault hartbeat-stops is unknown']],
    ['a recording that is not there', ['judge', absent], ['does not exist']],
  ])('%s', async (_words, words, sentences) => {
    const ended = await cli(words);
    expect(ended.exitCode).toBe(2);
    for (const sentence of sentences) expect(ended.stderr).toContain(sentence);
    expectParagraph(ended);
    expect(ended.stdout).toBe('');
  });

  test.each([
    ['an unknown option', ['run', '--reference', '--strct'], 'Did you mean --strict?'],
    ['an unknown command', ['rn'], 'Did you mean run?'],
    ['an option of no version', ['run', '--reference', '--retries', '3'], "unknown option '--retries'"],
    ['seconds in words', ['run', '--reference', '--timeout', 'ten'], 'It must be a number of seconds above 0'],
  ])('%s', async (_words, words, sentence) => {
    const { exitCode, stderr } = await cli(words);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('a trigger that holds no resource', async () => {
    const file = join(folder, 'trigger.json');
    await writeFile(file, 'not json');
    const ended = await cli(['run', 'http://127.0.0.1:1', '--trigger', file]);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('holds no JSON object');
  });

  test('a Subscription that is none', async () => {
    const file = join(folder, 'patient.json');
    await writeFile(file, '{ "resourceType": "Patient" }');
    const ended = await cli(['run', 'http://127.0.0.1:1', '--subscription', file]);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('holds a resource of type "Patient"');
    expectParagraph(ended);
  });

  test.each([
    ['trigger', { resourceType: 'Encounter', status: 'over' }, 'Encounter.status of "match"'],
    ['subscription', { resourceType: 'Subscription', colour: 'red' }, 'Subscription.colour'],
  ])('a resource for --%s that the release of the target does not allow', async (option, resource, place) => {
    const file = join(folder, `${option}-invalid.json`);
    await writeFile(file, JSON.stringify(resource));
    const server = await fakeServer({ '/metadata': capabilities('5.0.0', ['Subscription']) });
    const topic = ['--topic', 'http://topics.example/a'];
    const ended = await cli(['run', server.baseUrl, `--${option}`, file, ...topic]).finally(() => server.close());
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain(place);
    expectParagraph(ended);
  });
});

describe('a target that cannot be tested: exit code 3', () => {
  async function walked(answers: Record<string, FakeAnswer>): Promise<Ended> {
    const server = await fakeServer(answers);
    try {
      return await cli(['run', server.baseUrl, '--timeout', '5']);
    } finally {
      await server.close();
    }
  }

  test('nothing listens', async () => {
    const baseUrl = await deadBaseUrl();
    const ended = await cli(['run', baseUrl]);
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toContain(baseUrl);
    expectParagraph(ended);
  });

  test('a web page', async () => {
    const ended = await walked({ '*': { status: 200, type: 'text/html', body: '<!doctype html><title>Hi</title>' } });
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toMatch(/web page|HTML|text\/html/);
    expectParagraph(ended);
  });

  test('a door that wants a key', async () => {
    const ended = await walked({ '*': outcome(401, 'Who are you?') });
    expect(ended.exitCode).toBe(3);
    expect(ended.stderr).toContain('401');
    expect(ended.stderr).toContain('--token');
    expectParagraph(ended);
  });

  test('another release is a wrong configuration', async () => {
    const ended = await walked({ '/metadata': capabilities('3.0.2', ['Subscription']) });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('3.0.2');
    expect(ended.stderr).toContain('R4, R4B and R5');
    expectParagraph(ended);
  });
});

test('a FHIR server without Subscriptions gets a report that says so, and no verdict: exit code 4', async () => {
  const server = await fakeServer({ '/metadata': capabilities('5.0.0', ['Patient']) });
  const file = join(folder, 'report.json');
  try {
    const ended = await cli(['run', server.baseUrl, '--reporter', 'terminal', '--reporter', `json=${file}`]);
    expect(ended.exitCode).toBe(4);
    expect(ended.stdout).toContain('Note: The target is a FHIR server, but shows no topic-based Subscriptions');
    expect(ended.stdout.split('\n').length).toBeLessThan(80);
    expect(textAt(parseJson(await readFile(file, 'utf8')), 'summary', 'verdict')).toBe('inconclusive');
  } finally {
    await server.close();
  }
});
