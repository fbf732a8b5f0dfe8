import { describe, expect, test } from 'vitest';
import type { Check, CheckResult, KnownFailure, Verdict } from '../model/index.js';
import { accountFor, type Judged } from './known-failures.js';
import { checkOf, requirementOf, suiteOf } from './testing/scene.js';

const catalogue = [
  requirementOf(),
  requirementOf({ id: 'ALL-NOTIF-50', releases: ['R4', 'R5'] }),
  requirementOf({ id: 'BP-01', releases: ['R4'] }),
];
const interval = checkOf();
const shape = checkOf({ id: 'notification.shape', requirements: ['ALL-NOTIF-50', 'R5-HB-01'], everywhere: true });
const older = checkOf({ id: 'bind.older', requirements: ['BP-01'] });
const suites = [suiteOf('heartbeat', interval, older), suiteOf('session', shape), suiteOf('payload')];

function resultOf(check: Check, scenario: string, verdict: Verdict): CheckResult {
  const { id, title, requirements } = check;
  const rest = { stage: 'heartbeat', obligation: 'SHALL', message: '', findings: [] } as const;
  return { id, title, requirements, scenario, verdict, ...rest };
}

function account(entry: Partial<KnownFailure>, checks: readonly CheckResult[], about: Partial<Judged> = {}) {
  const played = ['heartbeat', 'session', 'payload'];
  const judged: Judged = { checks, suites, catalogue, release: 'R5', played, day: '2026-11-26', ...about };
  const accounted = accountFor([{ line: 3, reason: 'ticket 12', ...entry }], judged);
  return {
    state: accounted.entries[0]?.state,
    known: accounted.checks.filter(({ known }) => known !== undefined).map(({ id, scenario }) => `${id} ${scenario}`),
    checks: accounted.checks,
  };
}

const whole = [resultOf(interval, 'heartbeat', 'pass'), resultOf(shape, 'session', 'pass')];

describe('an entry accounts for', () => {
  test.each(['fail', 'warn'] as const)('a check that came to %s', (verdict) => {
    const { state, known, checks } = account({ check: interval.id, link: 'https://example.org/12' }, [
      resultOf(interval, 'heartbeat', verdict),
    ]);
    expect({ state, known }).toEqual({ state: 'known', known: ['heartbeat.interval heartbeat'] });
    expect(checks[0]).toMatchObject({ verdict, known: { reason: 'ticket 12', link: 'https://example.org/12' } });
  });

  test('every failing check of its requirement, and no passing one', () => {
    const checks = [
      resultOf(interval, 'heartbeat', 'pass'),
      resultOf(shape, 'session', 'fail'),
      resultOf(shape, 'payload', 'warn'),
    ];
    expect(account({ requirement: 'R5-HB-01' }, checks)).toMatchObject({
      state: 'known',
      known: ['notification.shape session', 'notification.shape payload'],
    });
  });

  test('no other scenario than it names', () => {
    const checks = [resultOf(shape, 'session', 'fail'), resultOf(shape, 'payload', 'fail')];
    expect(account({ check: shape.id, scenarios: ['payload'] }, checks).known).toEqual(['notification.shape payload']);
  });

  test.each(['inconclusive', 'error', 'skip'] as const)('nothing that came to %s', (verdict) => {
    const { state, known } = account({ check: interval.id }, [resultOf(interval, 'heartbeat', verdict)]);
    expect({ state, known }).toEqual({ state: 'undecided', known: [] });
  });
});

describe('an entry fails the run, because', () => {
  test('what it names passed: it is mended', () => {
    expect(account({ check: interval.id }, whole).state).toBe('mended');
    expect(account({ requirement: 'R5-HB-01' }, whole).state).toBe('mended');
    expect(account({ check: shape.id, scenarios: ['payload'] }, whole).state).toBe('mended');
  });

  test.each([
    [{ check: 'heartbeat.intervall' }],
    [{ requirement: 'R5-HB-99' }],
    [{ check: 'heartbeat.interval', scenarios: ['session'] }],
    [{ check: 'notification.shape', scenarios: ['nowhere'] }],
  ])('there is nothing of the name: %j', (entry) => {
    expect(account(entry, whole).state).toBe('unmatched');
  });

  test('its last day is over, whatever the check came to', () => {
    const failing = [resultOf(interval, 'heartbeat', 'fail')];
    expect(account({ check: interval.id, expires: '2026-11-25' }, failing)).toMatchObject({
      state: 'expired',
      known: [],
    });
    expect(account({ check: interval.id, expires: '2026-11-26' }, failing).state).toBe('known');
  });
});

describe('nothing is said against an entry', () => {
  test.each([
    ['of another release', { check: interval.id, releases: ['R4'] }, whole],
    ['of a check of another release', { check: older.id }, whole],
    ['that the run left out', { check: interval.id }, whole.slice(1)],
    ['one of whose checks the run left out', { requirement: 'R5-HB-01' }, whole.slice(0, 1)],
  ] as const)('%s', (_name, entry, checks) => {
    expect(account(entry, checks).state).toBe('not-judged');
  });

  test('whose check was not judged in every scenario where it may have failed', () => {
    expect(account({ check: shape.id }, whole, { played: ['heartbeat', 'session'] }).state).toBe('not-judged');
  });
});

test('what an earlier list accounted for is forgotten', () => {
  const before = { ...resultOf(interval, 'heartbeat', 'fail'), known: { reason: 'of an earlier list' } };
  const { checks } = accountFor([], { checks: [before], suites, catalogue, release: 'R5', played: [], day: '' });
  expect(checks[0]).not.toHaveProperty('known');
});
