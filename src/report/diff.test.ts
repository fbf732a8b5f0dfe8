import { describe, expect, test } from 'vitest';
import type { Comparison } from '../model/index.js';
import { diffJson, diffText } from './diff.js';
import { HOSTILE_TEXTS, oneOfEach, reportOf } from './testing/sample-report.js';

const change = { id: 'bind.pong', scenario: 'session', title: 'Pings are answered', message: 'no pong' };

const comparison: Comparison = {
  broken: [{ ...change, from: 'pass', to: 'fail' }],
  fixed: [{ ...change, id: 'bind.open', from: 'fail', to: 'pass' }],
  changed: [{ ...change, id: 'bind.text', from: 'skip' }],
  timing: [{ what: 'scenario session', oldMs: 1000, newMs: 2500 }],
};

const reports = { old: reportOf(oneOfEach), current: reportOf(oneOfEach) };

describe('a comparison', () => {
  test('is told in text', () => {
    const text = diffText({ ...reports, comparison }, { colours: 0 });
    expect(text.split('\n\n').slice(1)).toEqual([
      'Broken (1)\n  bind.pong (session): pass → fail\n    it says: no pong',
      'Fixed (1)\n  bind.open (session): fail → pass\n    it says: no pong',
      'Changed (1)\n  bind.text (session): skip → not judged\n    it says: no pong',
      'Changed timing\n  scenario session: 1.0 s → 2.5 s, +150 %',
      'BROKEN 1 broken, 1 fixed, 1 changed\n',
    ]);
    expect(text).toContain(
      'old  2024-01-01T10:00:00.000Z · http://127.0.0.1:8080/r5 · R5 · fhir-handshake 0.1.0 · FAIL',
    );
  });

  test('is told in JSON', () => {
    expect(JSON.parse(diffJson({ ...reports, comparison }))).toMatchObject({
      schemaVersion: 1,
      old: { run: 'run-1', version: '0.1.0', release: 'R5', verdict: 'fail' },
      ...comparison,
    });
  });

  test('of equals says that nothing broke', () => {
    const nothing = { broken: [], fixed: [], changed: [], timing: [] };
    expect(diffText({ ...reports, comparison: nothing }, { colours: 0 })).toMatch(
      /\n\nNOTHING BROKEN 0 broken, 0 fixed, 0 changed\n$/,
    );
  });

  test.each(HOSTILE_TEXTS)('lets nothing through that a terminal obeys: %j', (message) => {
    const hostile = { ...comparison, broken: [{ ...change, message, scenario: message }] };
    const text = diffText({ ...reports, comparison: hostile }, { colours: 0 });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/^\s*::/m);
  });
});
