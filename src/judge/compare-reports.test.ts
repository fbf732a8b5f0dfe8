import { describe, expect, test } from 'vitest';
import type { Report, Verdict } from '../model/index.js';
import { compareReports } from './compare-reports.js';

interface Told {
  readonly checks?: readonly (readonly [id: string, scenario: string, verdict: Verdict, known?: boolean])[];
  readonly ms?: Readonly<Record<string, number>>;
  readonly runMs?: number;
}

function report({ checks = [], ms = { session: 1000, payload: 1000 }, runMs = 10_000 }: Told): Report {
  const instant = '2026-11-26T10:00:00.000Z';
  return {
    schemaVersion: 1,
    tool: { name: 'fhir-handshake', version: '0.1.0' },
    target: { baseUrl: 'http://localhost/r5' },
    run: {
      ...{ id: 'run', startedAt: instant, finishedAt: instant, durationMs: runMs, floorMs: 0 },
      ...{ latenessMs: { p99: 0, max: 0 }, options: {}, notes: [] },
    },
    summary: { verdict: 'pass', pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0, error: 0 },
    scenarios: Object.entries(ms).map(([id, durationMs]) => ({ id, title: id, durationMs })),
    checks: checks.map(([id, scenario, verdict, known]) => ({
      ...{ id, scenario, verdict, stage: 'heartbeat', title: id, obligation: 'SHALL', requirements: [] },
      ...{ message: `it came to ${verdict}`, findings: [] },
      ...(known === true ? { known: { reason: 'ticket 12' } } : {}),
    })),
    requirements: [],
  };
}

function compared(old: Verdict | undefined, current: Verdict | undefined, strict = false) {
  const told = (verdict: Verdict | undefined) => report({ checks: verdict ? [['a.b', 'session', verdict]] : [] });
  const { broken, fixed, changed } = compareReports(told(old), told(current), { strict });
  if (broken.length > 0) return 'broken';
  if (fixed.length > 0) return 'fixed';
  return changed.length > 0 ? 'changed' : 'same';
}

describe('a check that came to', () => {
  test.each([
    ['pass', 'fail', 'broken'],
    ['warn', 'fail', 'broken'],
    ['inconclusive', 'fail', 'broken'],
    [undefined, 'fail', 'broken'],
    ['fail', 'pass', 'fixed'],
    ['warn', 'pass', 'fixed'],
    ['pass', 'warn', 'changed'],
    ['fail', 'inconclusive', 'changed'],
    ['fail', 'skip', 'changed'],
    ['fail', undefined, 'changed'],
    ['pass', 'error', 'changed'],
    ['fail', 'fail', 'same'],
    ['pass', 'pass', 'same'],
  ] as const)('%s and then to %s: %s', (old, current, difference) => {
    expect(compared(old, current)).toBe(difference);
  });

  test('pass and then to warn is broken where warnings count', () => {
    expect(compared('pass', 'warn', true)).toBe('broken');
    expect(compared('warn', 'fail', true)).toBe('changed');
  });
});

test('outside its own scenario a check without a result has passed', () => {
  const home = ['a.b', 'session', 'pass'] as const;
  const bad = ['a.b', 'payload', 'fail'] as const;
  const fixed = compareReports(report({ checks: [home, bad] }), report({ checks: [home] }), { strict: false });
  expect(fixed.fixed).toEqual([
    { id: 'a.b', scenario: 'payload', title: 'a.b', from: 'fail', to: 'pass', message: 'it came to fail' },
  ]);
  const gone = compareReports(report({ checks: [home, bad] }), report({ checks: [home], ms: { session: 1000 } }), {
    strict: false,
  });
  expect(gone).toMatchObject({ fixed: [], changed: [{ scenario: 'payload', from: 'fail' }] });
});

test('a new failure that is known breaks nothing', () => {
  const { broken, changed } = compareReports(
    report({ checks: [['a.b', 'session', 'pass']] }),
    report({ checks: [['a.b', 'session', 'fail', true]] }),
    { strict: false },
  );
  expect(broken).toEqual([]);
  expect(changed).toHaveLength(1);
});

test('timing is told where it differs by more than chance', () => {
  const old = report({ ms: { session: 1000, payload: 10_000, delivery: 1000 }, runMs: 10_000 });
  const current = report({ ms: { session: 1400, payload: 11_000, delivery: 3000, more: 1 }, runMs: 7_000 });
  expect(compareReports(old, current, { strict: false }).timing).toEqual([
    { what: 'run', oldMs: 10_000, newMs: 7_000 },
    { what: 'scenario delivery', oldMs: 1000, newMs: 3000 },
  ]);
});
