import { describe, expect, test } from 'vitest';
import {
  notJudged,
  violated,
  type Check,
  type CheckResult,
  type Explanation,
  type Finding,
  type Outcome,
} from '../model/index.js';
import { traced } from './consequences.js';
import { judgeRun } from './judge-run.js';
import { EVERYTHING, type Selection } from './selection.js';
import { checkOf, historyOf, requirementOf, suiteOf } from './testing/scene.js';

const zero: Finding = { entry: 3, expected: '2', actual: '0' };
const other: Finding = { entry: 4, expected: 'active', actual: 'off' };

const explains: Explanation = {
  of: ['disconnect.counted'],
  reason: () => 'the server counts no events',
  covers: ({ actual }) => actual === '0',
};

const counting = (about: Partial<Check> = {}) =>
  checkOf({ id: 'notification.count', explains, judge: () => violated('nothing is counted', [zero]), ...about });
const counted = (outcome: Outcome) => checkOf({ id: 'disconnect.counted', judge: () => outcome });

function judged(checks: readonly Check[], selection: Selection = EVERYTHING): readonly CheckResult[] {
  return judgeRun({
    suites: [suiteOf('session', ...checks)],
    histories: new Map([['session', historyOf('session')]]),
    catalogue: [requirementOf(), requirementOf({ id: 'R5-HB-02', obligation: 'SHOULD' })],
    release: 'R5',
    selection,
    strict: false,
    unplayed: 'it was interrupted',
  }).checks;
}

function resultOf(id: string, results: readonly CheckResult[]): CheckResult | undefined {
  return results.find((result) => result.id === id);
}

describe('a check that another one explains', () => {
  const consequence = counted(violated('events are not counted on', [zero, zero]));

  test('is not judged while the other one fails', () => {
    expect(resultOf('disconnect.counted', judged([counting(), consequence]))).toMatchObject({
      verdict: 'inconclusive',
      message: 'not judged because the server counts no events (events are not counted on)',
      findings: [],
      because: { stage: 'notification', reason: 'the server counts no events', check: 'notification.count' },
    });
  });

  test.each([
    ['with a finding of its own', [counting(), counted(violated('wrong', [zero, other]))]],
    ['without a finding', [counting(), counted(violated('wrong', []))]],
    ['while the other one passes', [checkOf({ id: 'notification.count', explains }), consequence]],
    ['while the other one only warns', [counting({ requirements: ['R5-HB-02'] }), consequence]],
    [
      'where the recordings do not show it',
      [counting({ explains: { ...explains, reason: () => undefined } }), consequence],
    ],
    ['where the other one is about other checks', [counting({ explains: { ...explains, of: [] } }), consequence]],
  ] as const)('fails on its own %s', (_what, checks) => {
    expect(resultOf('disconnect.counted', judged(checks))?.verdict).toBe('fail');
  });

  test('fails where the other one was left out, and says what may be behind it', () => {
    const only = { ...EVERYTHING, only: ['disconnect.counted'] };
    expect(judged([counting(), consequence], only)).toMatchObject([
      { id: 'disconnect.counted', verdict: 'fail', because: { check: 'notification.count' } },
    ]);
  });

  test('is no failure any more once the shards of a run are together', () => {
    const suites = [suiteOf('session', counting(), consequence)];
    const alone = judged([counting(), consequence], { ...EVERYTHING, only: ['disconnect.counted'] });
    const root = judged([counting()]);
    const together = traced([...alone, ...root], suites);
    expect(together.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'fail']);
    expect(traced(together, suites)).toEqual(together);
  });
});

describe('a stage that the walk does not get through', () => {
  const behind = counted(notJudged({ stage: 'token', reason: 'there is no token' }, 'not judged because …'));
  const gate = (about: Partial<Check>) => checkOf({ id: 'token.offered', judge: () => violated('none', []), ...about });

  test('is told of by the check that says whether it does', () => {
    const checks = [gate({ id: 'token.other' }), gate({ gate: true }), behind];
    expect(resultOf('disconnect.counted', judged(checks))?.because?.check).toBe('token.offered');
  });

  test.each([
    ['passed', checkOf({ id: 'token.offered', gate: true })],
    ['is of another stage', gate({ id: 'bind.accepted', gate: true })],
    ['is about something else', gate({})],
  ])('is told of by none that %s', (_what, check) => {
    expect(resultOf('disconnect.counted', judged([check, behind]))?.because).toEqual({
      stage: 'token',
      reason: 'there is no token',
    });
  });
});
