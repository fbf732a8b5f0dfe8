import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { isObject, parseJson, textAt, type Report } from '../model/index.js';
import { resultOf } from '../report/testing/sample-report.js';
import { REPORTER_NAMES } from './reporters.js';
import { judgingOptions } from './run-options.js';
import { requireWritable, writeReports } from './write-reports.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-reports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const report: Report = {
  schemaVersion: 1,
  tool: { name: 'fhir-handshake', version: '0.1.0' },
  target: { baseUrl: 'http://localhost/r5' },
  run: {
    id: 'run-1',
    startedAt: '2024-01-01T10:00:00.000Z',
    finishedAt: '2024-01-01T10:00:01.000Z',
    durationMs: 1000,
    floorMs: 0,
    latenessMs: { p99: 0, max: 0 },
    options: {},
    notes: [],
  },
  summary: { verdict: 'pass', pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 },
  scenarios: [],
  checks: [],
  requirements: [],
};

const library = { suites: [], catalogue: [] };

test('each reporter writes its file, in a folder that is made', async () => {
  const file = (name: string) => join(folder, 'made', name);
  const reporter = [`json=${file('report.json')}`, `junit=${file('junit.xml')}`, `terminal=${file('result.txt')}`];
  const options = judgingOptions({ reporter });
  await requireWritable(options.reporters);
  await writeReports({ report, transcripts: [] }, library, options);

  const json = parseJson(await readFile(file('report.json'), 'utf8'));
  expect(isObject(json) && textAt(json, 'summary', 'verdict')).toBe('pass');
  expect(await readFile(file('junit.xml'), 'utf8')).toContain('<testsuites');
  const text = await readFile(file('result.txt'), 'utf8');
  expect(text).toContain('PASS no check was judged in 1.0 s');
  expect(text).not.toContain('\u001b');
});

/** What GitHub, Azure and TeamCity take for an order to them. */
const OBEYED = /^\s*::|##(?:vso|teamcity)?\[/im;

test.each(REPORTER_NAMES.filter((name) => name !== 'github'))(
  'what %s writes to standard output gives a CI system no orders',
  async (name) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    onTestFinished(() => written.mockRestore());
    const order = '::error::x ##[add-mask]x ##vso[task.complete]x ##teamcity[x]';
    const check = resultOf({ verdict: 'fail', message: order, findings: [{ expected: order, actual: `\n${order}` }] });
    const target = { ...report.target, software: order };
    await writeReports(
      { report: { ...report, target, checks: [check] }, transcripts: [] },
      library,
      judgingOptions({ reporter: [name] }),
    );
    const text = written.mock.calls.map(([chunk]) => String(chunk)).join('');
    expect(text).not.toMatch(OBEYED);
    if (name === 'json') expect(parseJson(text)).toMatchObject({ target, checks: [check] });
  },
);

describe('before a run', () => {
  test('a folder in the place of a report is refused', async () => {
    await expect(requireWritable([{ name: 'json', file: folder }])).rejects.toThrow('it is a folder');
  });

  test('a file in the place of a folder is refused', async () => {
    const { reporters } = judgingOptions({ reporter: [`json=${join(folder, 'report.json')}`] });
    await writeReports(
      { report, transcripts: [] },
      library,
      judgingOptions({ reporter: [`json=${join(folder, 'report.json')}`] }),
    );
    const below = [{ name: 'junit', file: join(folder, 'report.json', 'junit.xml') }] as const;
    await expect(requireWritable(below)).rejects.toThrow('part of the path is a file, not a folder');
    await expect(requireWritable(reporters)).resolves.toBeUndefined();
  });

  test('nothing is written yet', async () => {
    const file = join(folder, 'report.json');
    await requireWritable([{ name: 'json', file }]);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});
