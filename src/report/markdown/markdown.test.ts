import { describe, expect, test } from 'vitest';
import type { Rendering } from '../rendering.js';
import {
  failed,
  HOSTILE_TEXTS,
  knownReport,
  oneOfEach,
  renderingOf,
  reportOf,
  resultOf,
} from '../testing/sample-report.js';
import { markdownReport } from './index.js';

function written(checks = oneOfEach, about: Partial<Rendering> = {}): string {
  return markdownReport(renderingOf(reportOf(checks), about));
}

describe('the summary', () => {
  test('begins with the verdict and the counts', () => {
    expect(written().split('\n')[0]).toBe(
      '## FAIL: 1 harness error, 1 failed, 1 warned, 1 inconclusive, 1 passed, 1 skipped in 14.2 s (floor 13.0 s)',
    );
    expect(written(oneOfEach, { strict: true })).toContain('warnings count as failures (--strict)');
  });

  test('has a line for each stage', () => {
    expect(written()).toContain('| heartbeat | 1 failed, 1 warned, 1 inconclusive |');
  });

  test('shows a failure with evidence, rule, link and remedy', () => {
    expect(written([failed])).toContain(
      [
        '### FAIL heartbeat.interval',
        '**Silence never outlasts heartbeatPeriod**, in heartbeat: 5.0 s of silence where a heartbeat was due every second',
        '| expected | actual | evidence |\n| --- | --- | --- |\n| a heartbeat within 2.0 s | nothing for 5.0 s | heartbeat, entry 17, Bundle.entry&#91;0&#93;.resource.type |',
        '- [R5-HB-01](<https://hl7.org/fhir/R5/subscription-definitions.html#Subscription.heartbeatPeriod>) (SHALL): The server sends a notification at least once per period.',
        'Remedy: Start the timer again after each notification.',
      ].join('\n\n'),
    );
  });

  test('names every result in a table, the worst first', () => {
    const rows = [...written().matchAll(/^\| ([a-z]+) \| ([a-z-]+\.[a-z-]+) \| [a-z]+ \| /gm)].map(
      ([, verdict, id]) => [verdict, id],
    );
    expect(rows).toEqual([
      ['error', 'deletion.delete'],
      ['fail', 'heartbeat.interval'],
      ['warn', 'heartbeat.count'],
      ['inconclusive', 'heartbeat.not-pings'],
      ['skip', 'rotation.new-url'],
      ['pass', 'metadata.capabilities'],
    ]);
  });

  test('tells known failures by their reasons, and what is wrong with the list', () => {
    const text = markdownReport(renderingOf(knownReport()));
    expect(text).not.toContain('### FAIL heartbeat.count');
    expect(text).toContain('| heartbeat.count | heartbeat | fail | our timer drifts (until 2027-01-31, https&#58;//');
    expect(text).toContain('- known.yaml, line 7: heartbeat.interval in heartbeat: all that it names passed.');
    expect(text).toContain('| fail (known) | heartbeat.count |');
  });

  test('stays short enough for a comment on GitHub, and says what it leaves out', () => {
    const many = Array.from({ length: 900 }, (_, index) =>
      resultOf({ ...failed, id: `heartbeat.rule-${String(index)}`, verdict: 'fail', message: 'x'.repeat(200) }),
    );
    const text = written(many);
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/… and \d+ more that are wrong/);
    expect(text).toMatch(/… and \d+ more: report\.json has all\.\n<\/details>/);
    expect(text).toContain('All 900 results');
  });
});

describe('nothing that a target sends becomes Markdown or HTML', () => {
  const MARKDOWN = [
    '[a](https://x.example)',
    '![a](x)',
    '@admin #1 GH-1',
    '| a | b |',
    '# a',
    '- a',
    '```',
    'a\n\n# b',
    'www.x.example',
    '<img src=x>',
    '</details>',
    '$x$',
    '&lt;',
  ];

  test.each([...HOSTILE_TEXTS, ...MARKDOWN])('%j', (text) => {
    const finding = { path: text, expected: text, actual: text };
    const hostile = resultOf({ verdict: 'fail', title: text, message: text, scenario: text, findings: [finding] });
    const plain = resultOf({ verdict: 'fail', findings: [{ path: 'a', expected: 'a', actual: 'a' }] });
    const report = reportOf([hostile], { target: { baseUrl: text, software: text } });
    const page = markdownReport(renderingOf(report));
    // As many lines, cells, tags and links as a harmless report has.
    const shape = (written: string) => ['\n', '|', '<', '[', '`', '@', '*'].map((sign) => written.split(sign).length);
    const usual = reportOf([plain], { target: { baseUrl: 'a', software: 'a' } });
    const signs = shape(page);
    const expected = shape(markdownReport(renderingOf(usual)));
    expect(signs.slice(0, 5)).toEqual(expected.slice(0, 5));
    expect(page).not.toMatch(/[@#](?=[a-z0-9])(?!\d+;)(?<!&#)(?!payload|Subscription)/i);
  });
});

test('a rule that was not exercised is not passed over', () => {
  const report = reportOf([resultOf()], {
    requirements: [{ id: 'R5-HB-01', verdict: 'not-exercised', checks: ['heartbeat.interval'] }],
  });
  expect(markdownReport(renderingOf(report))).toContain('Not exercised: 1 SHALL rule');
});

test('very many known failures leave room for the rest', () => {
  const known = { reason: 'x'.repeat(290) };
  const page = markdownReport(
    renderingOf(reportOf(Array.from({ length: 1000 }, () => resultOf({ verdict: 'fail', known })))),
  );
  expect(page.length).toBeLessThan(65_536);
  expect(page).toMatch(/… and \d+ characters that found no room: report\.json has all\./);
  expect(page).toContain('| fail (known) | heartbeat.interval |');
});
