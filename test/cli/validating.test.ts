import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { at, parseJson, type Json } from '../../src/model/index.js';
import { cli, type Ended } from './testing/process.js';
import { scratchFolder } from './testing/scratch.js';

const HEARTBEAT = {
  resourceType: 'Bundle',
  type: 'subscription-notification',
  timestamp: '2030-01-31T12:00:00Z',
  entry: [
    {
      fullUrl: 'urn:uuid:641244a4-7c34-44e9-8df3-0a04c6ba5fa7',
      resource: {
        resourceType: 'SubscriptionStatus',
        status: 'active',
        type: 'heartbeat',
        eventsSinceSubscriptionStart: '0',
        subscription: { reference: 'Subscription/1' },
      },
    },
  ],
};
const PATIENT = { resourceType: 'Patient', active: true, birthDate: '1970-01-01' };
const MISTAKEN = { ...PATIENT, brithDate: '1970-01-01' };

/** Validates files of a folder of its own. */
async function validated(files: Readonly<Record<string, Json | string>>, ...options: string[]): Promise<Ended> {
  const cwd = await scratchFolder();
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return cli(['validate', ...Object.keys(files), ...options], { cwd });
}

function lines(...resources: Json[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join('');
}

function parsedLines({ stdout }: Ended): (Json | undefined)[] {
  return stdout.trimEnd().split('\n').map(parseJson);
}

describe('for a person', () => {
  test('valid resources, each with its release and what showed it: exit code 0', async () => {
    const ended = await validated({ 'beat.json': HEARTBEAT, 'patient.json': PATIENT });
    expect(ended.stderr).toBe('');
    expect(ended.stdout).toContain('VALID   beat.json · R5: a Bundle of type subscription-notification\n');
    expect(ended.stdout).toContain('VALID   patient.json · R5: fits R4 and R4B as well\n');
    expect(ended.stdout).toMatch(
      /^Not judged by R5: the codes of \d+ value sets, .*\d kinds of rule \(--verbose names them\)$/m,
    );
    expect(ended.stdout).toMatch(/^VALID {3}2 resources valid$/m);
    expect(ended.exitCode).toBe(0);
  });

  test('a mistake with path, message, rule, expected and actual: exit code 1', async () => {
    const ended = await validated({ 'beat.json': HEARTBEAT, 'patient.json': MISTAKEN }, '--fhir', 'r4');
    expect(ended.stdout).toContain('INVALID patient.json · R4\n  error    Patient.brithDate\n');
    expect(ended.stdout).toContain('Did you mean `birthDate`?');
    for (const label of ['rule', 'expected', 'actual'])
      expect(ended.stdout).toMatch(new RegExp(`^ {11}${label} `, 'm'));
    expect(ended.exitCode).toBe(1);
  });

  test('warnings are shown and let a resource be valid, but for --strict', async () => {
    const precise = { url: 'http://example.org/precise', valueDecimal: 'DECIMAL' };
    const text = JSON.stringify({ ...PATIENT, extension: [precise] }).replace('"DECIMAL"', '1.00000000000000000000001');
    const [lenient, strict] = [await validated({ 'p.json': text }), await validated({ 'p.json': text }, '--strict')];
    expect(lenient.stdout).toContain('VALID   p.json');
    expect(lenient.stdout).toMatch(/^ {2}warning {2}Patient/m);
    expect(lenient.stdout).toMatch(/^VALID {3}1 resource valid: 1 warning$/m);
    expect(lenient.exitCode).toBe(0);
    expect(strict.stdout).toMatch(
      /^INVALID 1 of 1 resource invalid: 1 warning, warnings count as errors \(--strict\)$/m,
    );
    expect(strict.exitCode).toBe(1);
  });

  test('--quiet shows what is wrong and the last line', async () => {
    const { stdout } = await validated({ 'beat.json': HEARTBEAT, 'patient.json': MISTAKEN }, '--quiet');
    expect(stdout).not.toContain('beat.json');
    expect(stdout).not.toContain('Not judged');
    expect(stdout).toMatch(/^INVALID 1 of 2 resources invalid: 1 error$/m);
  });

  test('--verbose names what is not judged', async () => {
    const { stdout } = await validated({ 'patient.json': PATIENT }, '--verbose', '--fhir', 'R4B');
    expect(stdout).toContain('http://hl7.org/fhir/ValueSet/mimetypes');
  });

  test('no colours where there is no terminal, and none with NO_COLOR where they are forced', async () => {
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'patient.json'), JSON.stringify(MISTAKEN));
    const words = ['validate', 'patient.json'];
    const [plain, forced, refused] = await Promise.all([
      cli(words, { cwd }),
      cli(words, { cwd, env: { FORCE_COLOR: '1' } }),
      cli(words, { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
    ]);
    expect(plain.stdout).not.toContain('\u001b');
    expect(forced.stdout).toContain('\u001b[31m');
    expect(refused.stdout).toBe(plain.stdout);
  });

  test('text of the file does not reach the terminal as it is', async () => {
    const { stdout } = await validated({ 'evil.json': { ...PATIENT, '\u001b[2J': '\u001b]0;x\u0007' } });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('\\u001b');
  });
});

describe('NDJSON', () => {
  test('lines that are wrong are shown with their number, the others counted', async () => {
    const { stdout, exitCode } = await validated({ 'export.ndjson': `${lines(PATIENT, MISTAKEN)}\n${lines(PATIENT)}` });
    expect(stdout).toContain('INVALID export.ndjson:2 · R5');
    expect(stdout).not.toContain('export.ndjson:1');
    expect(stdout).toContain('INVALID export.ndjson · 1 of 3 lines invalid\n');
    expect(exitCode).toBe(1);
  });

  test('blank lines keep their number', async () => {
    const ended = await validated({ 'export.jsonl': `\n${lines(PATIENT)}\n\n${lines(PATIENT)}` }, '--json');
    expect(parsedLines(ended).map((line) => at(line, 'file'))).toEqual(['export.jsonl:2', 'export.jsonl:5']);
  });

  test('a line that is no JSON is a mistake of that line', async () => {
    const ended = await validated(
      { 'export.ndjson': `${lines(PATIENT)}{"resourceType":"Pat\n${lines(PATIENT)}` },
      '--json',
    );
    expect(parsedLines(ended).map((line) => at(line, 'valid'))).toEqual([true, false, true]);
    expect(parsedLines(ended)[1]).toMatchObject({ file: 'export.ndjson:2', release: null });
    expect(ended.exitCode).toBe(1);
  });
});

describe('standard input', () => {
  test.each([
    ['one resource', JSON.stringify(HEARTBEAT, undefined, 2), ['standard input']],
    ['a resource in each line', lines(HEARTBEAT, PATIENT), ['standard input:1', 'standard input:2']],
  ])('%s', async (_name, stdin, files) => {
    const ended = await cli(['validate', '-', '--json'], { stdin });
    expect(parsedLines(ended).map((line) => at(line, 'file'))).toEqual(files);
    expect(ended.exitCode).toBe(0);
  });
});

describe('for a program', () => {
  test('--json: one line for each resource, and nothing else', async () => {
    const ended = await validated({ 'beat.json': HEARTBEAT, 'patient.json': MISTAKEN }, '--json');
    const [valid, invalid] = parsedLines(ended);
    expect(parsedLines(ended)).toHaveLength(2);
    expect(valid).toEqual({ file: 'beat.json', release: 'R5', valid: true, issues: [] });
    expect(invalid).toMatchObject({
      file: 'patient.json',
      release: 'R5',
      valid: false,
      issues: [{ severity: 'error', path: 'Patient.brithDate', actual: '"1970-01-01"' }],
    });
    expect(ended.exitCode).toBe(1);
  });
});

describe('what is no FHIR in JSON: exit code 2 and one paragraph that says what it is', () => {
  test.each<[string, string, string[]]>([
    ['empty', '', ['is empty', 'Put a FHIR resource']],
    ['blank', ' \n', ['is blank']],
    ['a web page', '\n<!DOCTYPE html>\n<html><body>Hi', ['web page (HTML)', 'Accept: application/fhir+json']],
    ['FHIR in XML', '<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"/>', ['FHIR in XML', 'only JSON']],
    ['other XML', '<note/>', ['is XML', 'only JSON']],
    ['plain text', 'hello\u001b[2J', ['is no JSON: it begins with']],
    ['JSON of something else', '{"name":"x"}', ['no FHIR resource: {"name":"x"}', 'resourceType']],
    ['a list', '[]', ['no FHIR resource: []']],
  ])('%s', async (_name, content, sentences) => {
    const ended = await validated({ 'file.json': content });
    expect(ended.exitCode).toBe(2);
    expect(ended.stdout).toBe('');
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.stderr).not.toContain('\u001b');
    for (const sentence of ['file.json', ...sentences]) expect(ended.stderr).toContain(sentence);
  });

  test.each<[string, Uint8Array, string]>([
    ['binary', Uint8Array.from([0x7b, 0, 1, 2]), 'binary'],
    [
      'another encoding',
      Buffer.from('{"resourceType":"Patient","gender":"m\u00e4nnlich"}', 'latin1'),
      'another encoding',
    ],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'UTF-16'],
    ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0]), 'gunzip'],
  ])('%s', async (_name, bytes, sentence) => {
    const cwd = await scratchFolder();
    await writeFile(join(cwd, 'file.json'), bytes);
    const ended = await cli(['validate', 'file.json'], { cwd });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(sentence);
  });

  test('a file that is not there and a folder; what can be read is validated all the same', async () => {
    const cwd = await scratchFolder();
    await mkdir(join(cwd, 'folder'));
    await writeFile(join(cwd, 'patient.json'), JSON.stringify(PATIENT));
    const ended = await cli(['validate', 'absent.json', 'folder', 'patient.json'], { cwd });
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('absent.json cannot be read: there is no such file or folder.');
    expect(ended.stderr).toContain('folder cannot be read: it is a folder. Name the files in it: folder/*.json');
    expect(ended.stdout).toContain('VALID   patient.json');
    expect(ended.stdout).toContain('INVALID 1 resource valid; 2 files could not be read\n');
  });
});

describe('a wrong command line: exit code 2', () => {
  test.each([
    ['no file', [], 'missing required argument'],
    ['a release that is none', ['x.json', '--fhir', 'r3'], 'Use --fhir auto, r4, r4b or r5.'],
    ['standard input twice', ['-', '-'], 'can be read once'],
    ['--quiet and --verbose', ['x.json', '--quiet', '--verbose'], 'contradict each other'],
    ['--json and --verbose', ['x.json', '--json', '--verbose'], 'for a program'],
    ['an unknown option', ['x.json', '--strct'], 'Did you mean --strict?'],
  ])('%s', async (_name, words, sentence) => {
    const ended = await cli(['validate', ...words]);
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ended.stderr).toContain(sentence);
  });
});
