import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../model/index.js';
import type { Rendering } from './rendering.js';
import { terminalReport } from './terminal.js';
import {
  failed,
  HOSTILE_TEXTS,
  knownReport,
  oneOfEach,
  renderingOf,
  reportOf,
  resultOf,
} from './testing/sample-report.js';

function shown(checks: readonly CheckResult[], about: Partial<Rendering> = {}): string {
  return terminalReport(renderingOf(reportOf(checks), about));
}

describe('the terminal report', () => {
  test('shows a failure with rule, evidence, link and remedy', () => {
    expect(shown([failed])).toContain(
      [
        'FAIL  heartbeat.interval · Silence never outlasts heartbeatPeriod',
        '      5.0 s of silence where a heartbeat was due every second',
        '      expected  a heartbeat within 2.0 s',
        '      actual    nothing for 5.0 s',
        '      evidence  heartbeat, entry 17, Bundle.entry[0].resource.type',
        '      rule      R5-HB-01 (SHALL): The server sends a notification at least once per period.',
        '      see       https://hl7.org/fhir/R5/subscription-definitions.html#Subscription.heartbeatPeriod',
        '      remedy    Start the timer again after each notification.',
      ].join('\n'),
    );
  });

  test('starts with the target and the stages in order', () => {
    const lines = shown(oneOfEach).split('\n');
    expect(lines[0]).toBe('fhir-handshake 0.1.0 · http://127.0.0.1:8080/r5 · FHIR 5.0.0 · Example 1.0');
    expect(lines.slice(2, 6)).toEqual([
      '  metadata      1 passed',
      '  heartbeat     1 failed · 1 warned · 1 inconclusive',
      '  rotation      1 skipped',
      '  deletion      1 harness error',
    ]);
  });

  test('ends with the verdict, the counts and the time beside its floor', () => {
    expect(shown(oneOfEach).trimEnd().split('\n').at(-1)).toBe(
      'FAIL 1 harness error, 1 failed, 1 warned, 1 inconclusive, 1 passed, 1 skipped in 14.2 s (floor 13.0 s)',
    );
  });

  test('says briefly what was skipped or undecided, and why', () => {
    const text = shown(oneOfEach);
    expect(text).toContain('Inconclusive (1)\n  heartbeat.not-pings  no ping was seen');
    expect(text).toContain('Skipped (1)\n  rotation.new-url  the URL did not change');
    expect(text).toContain('Note: the bind form that worked is bind-with-token: <token>');
    expect(text).not.toContain('it was answered');
  });

  test('tells a reason that many checks share only once', () => {
    const many = ['bind.pong', 'bind.messages', 'handshake.type', 'handshake.first'].map((id) =>
      resultOf({
        id,
        stage: id.startsWith('bind') ? 'bind' : 'handshake',
        verdict: 'inconclusive',
        message: `no ${id} was seen: the socket was refused`,
      }),
    );
    const other = resultOf({ verdict: 'inconclusive', message: 'no beat was seen: too short' });
    expect(shown([...many, other])).toContain(
      [
        'Inconclusive (5)',
        '  the socket was refused',
        '    bind 2, handshake 2',
        '  heartbeat.interval  no beat was seen: too short',
      ].join('\n'),
    );
    expect(shown(many, { detail: 'verbose' })).toContain('  bind.pong        no bind.pong was seen: the socket');
  });

  test('tells known failures by their reasons, and what is wrong with the list', () => {
    const text = terminalReport(renderingOf(knownReport()));
    expect(text).not.toContain('FAIL  heartbeat.count');
    expect(text).toContain('FAIL  heartbeat.not-pings');
    expect(text).toContain(
      'Known failures (1)\n  fail  heartbeat.count (heartbeat): our timer drifts (until 2027-01-31, https://example.org/12)',
    );
    expect(text).toContain('are not true any more (3)');
    expect(text).toContain('known.yaml, line 7: heartbeat.interval in heartbeat\n    all that it names passed.');
    expect(text).toContain(
      'known.yaml, line 9: R5-HB-02\n    its last day is over. Mend the failure, or give it a new day',
    );
    expect(text).toContain('known.yaml, line 12: heartbeat.intervall\n    nothing of that name is judged there.');
    expect(text).not.toContain('line 15');
    expect(text).toMatch(/FAIL 2 failed, 1 of them known, 1 passed/);
    expect(terminalReport(renderingOf(knownReport(), { detail: 'quiet' }))).toContain('known.yaml, line 7');
  });

  test('quiet shows what is wrong and the last line', () => {
    const text = shown(oneOfEach, { detail: 'quiet' });
    expect(text).toContain('FAIL  heartbeat.interval');
    for (const word of ['metadata', 'Skipped', 'Inconclusive (', 'Note']) expect(text).not.toContain(word);
    expect(shown([resultOf()], { detail: 'quiet' }).split('\n')).toHaveLength(2);
  });

  test('verbose shows what passed too', () => {
    expect(shown(oneOfEach, { detail: 'verbose' })).toContain('metadata.capabilities  it was answered');
  });

  test('verbose shows the limits with their reasons', () => {
    const text = shown(oneOfEach, { detail: 'verbose' });
    expect(text).toContain('  settleMs          500     a twin event was delivered first');
    expect(shown(oneOfEach)).not.toContain('settleMs');
  });

  test('a long list of findings is cut, and says so', () => {
    const findings = Array.from({ length: 9 }, (_, entry) => ({ entry, expected: 'a', actual: 'b' }));
    const many = resultOf({ verdict: 'fail', findings });
    expect(shown([many])).toContain('… and 6 more (--verbose shows all)');
    expect(shown([many], { detail: 'verbose' })).not.toContain('more (');
  });

  test('an error is owned up to', () => {
    expect(shown(oneOfEach)).toContain('this is a defect of fhir-handshake, not of the target');
  });

  test('strict says that warnings count', () => {
    expect(shown(oneOfEach, { strict: true })).toContain('warnings count as failures (--strict)');
  });

  test('has colour only where the terminal has', () => {
    expect(shown(oneOfEach, { colours: 1 })).toContain('\u001b[31mFAIL');
    expect(shown(oneOfEach)).not.toContain('\u001b');
  });

  test.each(['::error::x', ' ::stop-commands::x', 'a ##[add-mask]x', '##vso[task.complete]x', '##teamcity[x]'])(
    'nothing that a CI system obeys gets through: %j',
    (text) => {
      const finding = { path: text, expected: text, actual: text };
      const about = { title: text, message: `a: ${text}`, findings: [finding] };
      const many = Array.from({ length: 5 }, () => resultOf({ ...about, verdict: 'skip' }));
      const report = reportOf([resultOf({ ...about, verdict: 'fail', message: text }), ...many]);
      const output = terminalReport(renderingOf({ ...report, run: { ...report.run, notes: [text] } }));
      expect(output).not.toMatch(/^\s*::/m);
      expect(output).not.toMatch(/##(?:vso|teamcity)?\[/);
    },
  );

  test.each(HOSTILE_TEXTS)('nothing that a terminal obeys gets through: %j', (text) => {
    const hostile = (['fail', 'skip', 'inconclusive', 'warn'] as const).map((verdict) =>
      resultOf({ verdict, message: text, title: text, findings: [{ path: text, expected: text, actual: text }] }),
    );
    expect(shown(hostile).replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Surrogate}|[\u202a-\u202e\u2066-\u2069]/u);
  });
});
