import { describe, expect, test } from 'vitest';
import { badgeReport } from './badge.js';
import { githubReport } from './github.js';
import {
  failed,
  HOSTILE_TEXTS,
  knownReport,
  oneOfEach,
  renderingOf,
  reportOf,
  resultOf,
} from './testing/sample-report.js';

function lines(report = reportOf(oneOfEach), strict = false): string[] {
  const text = githubReport(renderingOf(report, { strict }));
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n');
}

describe('annotations of GitHub Actions', () => {
  test('are an error for each failure, a warning for each warning, and a notice of the verdict', () => {
    expect(lines().map((line) => line.replace(/(?<=.)::.*/, ''))).toEqual([
      '::error title=ERROR deletion.delete',
      '::error title=FAIL heartbeat.interval',
      '::warning title=1 inconclusive',
      '::warning title=WARN heartbeat.count',
      '::notice title=fhir-handshake',
    ]);
    expect(lines()[1]).toBe(
      '::error title=FAIL heartbeat.interval::Silence never outlasts heartbeatPeriod: 5.0 s of silence where a heartbeat was due every second%0A' +
        'expected: a heartbeat within 2.0 s%0Aactual: nothing for 5.0 s%0Aevidence: heartbeat, entry 17, Bundle.entry[0].resource.type',
    );
  });

  test('tell an obstacle that leaves many undecided once', () => {
    const many = Array.from({ length: 5 }, () => resultOf({ verdict: 'inconclusive', message: 'no ping: it closed' }));
    expect(lines(reportOf(many))[0]).toBe('::warning title=5 inconclusive::it closed (heartbeat 5)');
  });

  test('with --strict warnings are errors', () => {
    expect(lines(reportOf(oneOfEach), true)).toContainEqual(
      expect.stringMatching(/^::error title=WARN heartbeat\.count/),
    );
  });

  test('point at the line of a known failure that is not true any more, and not at what is known', () => {
    const known = lines(knownReport());
    expect(known[0]).toMatch(/^::error title=Known failures,file=known\.yaml,line=7::known\.yaml, line 7: /);
    expect(known.filter((line) => line.startsWith('::error'))).toHaveLength(4);
    expect(known.join()).not.toContain('FAIL heartbeat.count:');
  });

  test('are no more than GitHub shows, and say what is missing', () => {
    const many = lines(reportOf(Array.from({ length: 14 }, () => failed)));
    expect(many).toHaveLength(11);
    expect(many[9]).toBe('::error title=5 more::5 more: see the job summary.');
  });

  test.each([...HOSTILE_TEXTS, 'a\n::error::b', '%0A::warning::x', 'a,line=1::b'])(
    'stay one command a line, whatever the target sent: %j',
    (text) => {
      const finding = { expected: text, actual: text, path: text };
      const report = reportOf([resultOf({ verdict: 'fail', message: text, title: text, findings: [finding] })]);
      const [error = '', ...others] = lines(report);
      expect(others).toHaveLength(1);
      expect(error).toMatch(/^::error title=FAIL heartbeat\.interval::/);
      expect(error.replace(/%(0A|25)/g, '')).not.toMatch(/[%\u0000-\u001f\u007f-\u009f\u202e]/);
    },
  );
});

describe('the badge', () => {
  test.each([
    [{ verdict: 'pass', fail: 0, warn: 0 }, '1 passed', 'brightgreen'],
    [{ verdict: 'pass', fail: 0 }, '1 passed, 1 warned', 'brightgreen'],
    [{ verdict: 'fail' }, '1 failed, 1 warned', 'red'],
    [{ verdict: 'pass', known: 2 }, '1 passed, 1 warned, 2 known', 'brightgreen'],
    [{ verdict: 'inconclusive' }, '1 inconclusive', 'yellow'],
    [{ verdict: 'error' }, 'harness error', 'lightgrey'],
  ] as const)('%j says "%s"', (summary, message, color) => {
    const report = reportOf(oneOfEach);
    const text = badgeReport(renderingOf({ ...report, summary: { ...report.summary, ...summary } }));
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, label: 'FHIR Subscriptions R5', message, color });
  });

  test('blames the list where nothing else failed', () => {
    const report = knownReport();
    const text = badgeReport(renderingOf({ ...report, summary: { ...report.summary, fail: 1, known: 1 } }));
    expect(JSON.parse(text)).toMatchObject({ message: '3 known failures are not true any more', isError: true });
  });
});
