import { describe, expect, test } from 'vitest';
import type { CheckResult, Report, Verdict } from '../model/index.js';
import { mergeReports } from './merge-reports.js';
import { dealtTo } from './shard.js';
import { checkOf, requirementOf, suiteOf } from './testing/scene.js';

const listed = checkOf({ id: 'topics.listed' });
const any = checkOf({ id: 'notification.shape', everywhere: true });
const beat = checkOf({ id: 'heartbeat.interval' });
const suites = [suiteOf('discovery', listed), suiteOf('heartbeat', beat), suiteOf('session', any)];
const rules = { suites, catalogue: [requirementOf()], strict: false };

function result(id: string, scenario: string, verdict: Verdict, about: Partial<CheckResult> = {}): CheckResult {
  const stage = id.startsWith('topics') ? 'topics' : id.startsWith('heartbeat') ? 'heartbeat' : 'notification';
  const requirements = ['R5-HB-01'];
  const rest = { title: id, obligation: 'SHALL', requirements, message: id, findings: [] } as const;
  return { id, stage, scenario, verdict, ...rest, ...about };
}

function shard(number: number, checks: readonly CheckResult[], about: Partial<Report> = {}): Report {
  const scenarios = ['discovery', number === 1 ? 'heartbeat' : 'session'];
  return {
    schemaVersion: 1,
    tool: { name: 'fhir-handshake', version: '0.1.0' },
    target: { baseUrl: 'http://localhost/r5', release: 'R5' },
    run: {
      id: `run-${String(number)}`,
      startedAt: `2026-11-26T10:0${String(number)}:00.000Z`,
      finishedAt: `2026-11-26T10:0${String(number)}:30.000Z`,
      durationMs: 30_000,
      floorMs: number * 1000,
      latenessMs: { p99: number, max: 2 * number },
      options: { shard: `${String(number)}/2`, settleMs: 500, transcript: `t${String(number)}` },
      notes: ['the same', `of ${String(number)}`],
    },
    summary: { verdict: 'pass', pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 },
    scenarios: scenarios.map((id) => ({ id, title: id, durationMs: number })),
    checks,
    requirements: [{ id: 'R5-HB-01', verdict: 'not-exercised', checks: [] }],
    ...about,
  };
}

const fine = [
  shard(1, [result('topics.listed', 'discovery', 'pass'), result('heartbeat.interval', 'heartbeat', 'pass')]),
  shard(2, [result('topics.listed', 'discovery', 'pass'), result('notification.shape', 'session', 'warn')]),
];

describe('the shards of a run', () => {
  test('become one report, whatever their order', () => {
    const { report } = mergeReports([...fine].reverse(), rules);
    expect(report.checks.map(({ id, scenario, verdict }) => [id, scenario, verdict])).toEqual([
      ['topics.listed', 'discovery', 'pass'],
      ['heartbeat.interval', 'heartbeat', 'pass'],
      ['notification.shape', 'session', 'warn'],
    ]);
    expect(report.scenarios.map(({ id }) => id)).toEqual(['discovery', 'heartbeat', 'session']);
    expect(report.summary).toMatchObject({ verdict: 'pass', pass: 2, warn: 1 });
    expect(report.requirements).toMatchObject([{ id: 'R5-HB-01', verdict: 'warn' }]);
    expect(report.run).toMatchObject({
      id: 'run-1',
      startedAt: '2026-11-26T10:01:00.000Z',
      finishedAt: '2026-11-26T10:02:30.000Z',
      durationMs: 90_000,
      floorMs: 2000,
      latenessMs: { p99: 2, max: 4 },
      options: { settleMs: 500 },
      notes: ['the same', 'of 1', 'of 2'],
      shards: [
        { shard: '1/2', id: 'run-1' },
        { shard: '2/2', id: 'run-2' },
      ],
    });
    expect(report.run.options).not.toHaveProperty('shard');
  });

  test('count warnings where the run does', () => {
    expect(mergeReports(fine, { ...rules, strict: true }).report.summary.verdict).toBe('fail');
  });

  test('of what all played the worst recording counts', () => {
    const finding = { entry: 7, expected: 'a', actual: 'b' };
    const worse = shard(2, [result('topics.listed', 'discovery', 'fail', { findings: [finding] })]);
    const { report, recordedBy } = mergeReports(
      [shard(1, [result('topics.listed', 'discovery', 'pass')]), worse],
      rules,
    );
    expect(report.checks).toEqual(worse.checks);
    expect(report.scenarios[0]).toMatchObject({ id: 'discovery', durationMs: 2 });
    expect(recordedBy.get('discovery')).toBe('run-2');
    expect(recordedBy.get('heartbeat')).toBe('run-1');
  });

  test('no failure is lost that only another recording shows; its evidence names no entry of this one', () => {
    const finding = { entry: 7, path: 'a.b', expected: 'a', actual: 'b' };
    const failing = (id: string) => result(id, 'discovery', 'fail', { findings: [finding] });
    const { report } = mergeReports(
      [
        shard(1, [failing('topics.listed'), result('notification.shape', 'discovery', 'error')]),
        shard(2, [result('topics.listed', 'discovery', 'pass'), failing('notification.shape')]),
      ],
      rules,
    );
    expect(report.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['topics.listed', 'fail'],
      ['notification.shape', 'error'],
    ]);
    const other = mergeReports(
      [
        shard(1, [failing('topics.listed')]),
        shard(2, [
          result('topics.listed', 'discovery', 'pass'),
          result('notification.shape', 'discovery', 'warn', { findings: [finding] }),
        ]),
      ],
      rules,
    ).report.checks;
    expect(other[1]).toMatchObject({ verdict: 'warn', message: 'notification.shape (in shard 2/2)' });
    expect(other[1]?.findings).toEqual([{ path: 'a.b', expected: 'a', actual: 'b' }]);
  });

  test('what is known stays known, and an entry of another shard is judged by the whole', () => {
    const failing = result('heartbeat.interval', 'heartbeat', 'fail', { known: { reason: 'ticket 12' } });
    const entry = { line: 2, check: 'heartbeat.interval', reason: 'ticket 12' };
    const other = { line: 5, check: 'topics.listed', reason: 'ticket 13' };
    const list = (states: readonly ['known' | 'not-judged', 'mended' | 'not-judged']) => ({
      knownFailures: {
        file: 'known.yaml',
        entries: [
          { ...entry, state: states[0] },
          { ...other, state: states[1] },
        ],
      },
    });
    const { report } = mergeReports(
      [
        shard(1, [failing, result('topics.listed', 'discovery', 'pass')], list(['known', 'mended'])),
        shard(2, [result('topics.listed', 'discovery', 'pass')], list(['not-judged', 'mended'])),
      ],
      rules,
    );
    expect(report.knownFailures?.entries.map(({ state }) => state)).toEqual(['known', 'mended']);
    expect(report.summary).toMatchObject({ verdict: 'fail', fail: 1, known: 1 });
  });
});

describe('is refused', () => {
  const [one, two] = fine;
  if (one === undefined || two === undefined) throw new Error('two shards were written above');
  const options = (more: Report['run']['options']) => ({
    run: { ...two.run, options: { ...two.run.options, ...more } },
  });

  test.each([
    ['nothing', [], 'no report to merge'],
    ['a shard without the others', [one], 'shard 2/2 is missing'],
    ['a shard twice', [one, two, two], 'Shard 2/2 was given twice'],
    ['a run that is no shard', [one, { ...two, run: { ...two.run, options: {} } }], 'is that of no shard'],
    [
      'a shard of another division',
      [one, { ...two, ...options({ shard: '2/3' }) }],
      'the number of shards is 2 in shard 1/2 and 3',
    ],
    [
      'another target',
      [one, { ...two, target: { ...two.target, baseUrl: 'http://x' } }],
      'the target is http://localhost/r5',
    ],
    ['another release', [one, { ...two, target: { ...two.target, release: 'R4' } }], 'the release is R5'],
    [
      'another version',
      [one, { ...two, tool: { name: 'fhir-handshake', version: '0.2.0' } }],
      'the version of fhir-handshake',
    ],
    ['another option', [one, { ...two, ...options({ settleMs: 600 }) }], 'the option settleMs is 500'],
    ['another selection', [one, { ...two, ...options({ only: ['bind'] }) }], 'the option only is absent'],
    [
      'an unknown rule',
      [one, { ...two, requirements: [{ id: 'X-1', verdict: 'pass', checks: [] }] }],
      'requirement X-1',
    ],
  ] as const)('%s', (_name, reports, words) => {
    expect(() => mergeReports(reports, rules)).toThrow(words);
  });
});

describe('the scenarios of a run', () => {
  const walk = ['a', 'b', 'c', 'd', 'e'].map((id) => suiteOf(id, beat));
  const all = [suiteOf('discovery', listed), ...walk];

  test.each([1, 2, 3, 5, 7])('are each played by exactly one of %i shards, discovery by all', (of) => {
    const dealt = Array.from({ length: of }, (_, index) => dealtTo({ number: index + 1, of }, all));
    const played = dealt.flatMap(({ own }) => own.map(({ scenario }) => scenario.id));
    expect(played.filter((id) => id === 'discovery')).toHaveLength(of);
    expect(played.filter((id) => id !== 'discovery').sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const { own, elsewhere } of dealt) expect(own.length + elsewhere.length).toBe(all.length);
  });

  test('are all played where there is no shard', () => {
    expect(dealtTo(undefined, all)).toEqual({ own: all, elsewhere: [] });
  });
});
