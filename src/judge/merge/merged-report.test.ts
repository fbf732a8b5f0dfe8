import { describe, expect, test } from 'vitest';
import type { CheckResult, Report } from '../../model/index.js';
import { reportWith, resultOf } from '../testing/reports.js';
import { mergedReport } from './merged-report.js';
import type { NamedReport } from './whole-run.js';

const library = { suites: [], catalogue: [] };

const shared = resultOf({ id: 'metadata.read', stage: 'metadata', scenario: 'discovery' });

function shard(word: string, checks: readonly CheckResult[], about: Partial<Report> = {}): NamedReport {
  const report = reportWith({ run: { id: `run-${word}`, options: { shard: word } }, checks });
  return { file: `${word}.json`, report: { ...report, ...about } };
}

function merged(...shards: NamedReport[]): Report {
  return mergedReport(shards, library);
}

test('what all played counts once, and what one played is kept', () => {
  const report = merged(shard('1/2', [shared, resultOf({ verdict: 'fail' })]), shard('2/2', [shared]));
  expect(report.checks.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
    'metadata.read pass',
    'heartbeat.interval fail',
  ]);
  expect(report.summary).toMatchObject({ verdict: 'fail', pass: 1, fail: 1 });
  expect(report.run).toMatchObject({ id: 'run-1/2+run-2/2', options: { shards: 2 }, notes: [] });
});

test('a failure that one shard alone saw is not lost, and its evidence is not looked for in the transcript of another', () => {
  const finding = { entry: 3, expected: 'a', actual: 'b' };
  const failed = { ...shared, verdict: 'fail', findings: [finding] } as const;
  const report = merged(shard('2/2', [failed]), shard('1/2', [shared]));
  expect(report.checks).toEqual([{ ...failed, findings: [{ expected: 'a', actual: 'b' }] }]);
  expect(report.run.notes).toEqual([
    'metadata.read on discovery differs between the shards (pass in shard 1, fail in shard 2): the worst counts.',
  ]);
});

describe('refused, with what is wrong:', () => {
  test.each([
    ['a shard that is missing', [shard('1/3', []), shard('3/3', [])], 'Shard 2/3 is missing'],
    [
      'one that is there twice',
      [shard('1/2', []), shard('1/2', []), shard('2/2', [])],
      'Shard 1/2 is there more than once',
    ],
    ['parts of different wholes', [shard('1/2', []), shard('2/3', [])], 'the number of shards (2, 3)'],
    ['a whole run', [{ file: 'a.json', report: reportWith({}) }], 'a.json is the report of a whole run'],
    [
      'another target',
      [shard('1/2', []), shard('2/2', [], { target: { baseUrl: 'http://other/r5', release: 'R5' } })],
      'they differ in the target (http://127.0.0.1:8080/r5, http://other/r5)',
    ],
    [
      'other options',
      [shard('1/2', []), { file: 'b', report: reportWith({ run: { options: { shard: '2/2', strict: true } } }) }],
      'they differ in the options',
    ],
  ])('%s', (_what, shards, words) => {
    expect(() => merged(...shards)).toThrow(words);
  });
});
