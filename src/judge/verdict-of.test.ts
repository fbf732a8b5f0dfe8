import { describe, expect, test } from 'vitest';
import { advise, inconclusive, pass, skip, violated } from '../model/index.js';
import { requirementOf } from './testing/scene.js';
import { severityOf, verdictOf } from './verdict-of.js';

describe('what breaking a rule leads to', () => {
  test.each([
    ['SHALL', 'explicit', 'heartbeat', 'fail'],
    ['SHALL NOT', 'explicit', 'heartbeat', 'fail'],
    ['SHALL', 'structural', 'heartbeat', 'fail'],
    ['SHALL', 'definition', 'heartbeat', 'fail'],
    ['SHALL', 'workflow', 'heartbeat', 'fail'],
    ['SHALL', 'http', 'heartbeat', 'fail'],
    ['SHALL', 'mixed', 'heartbeat', 'fail'],
    ['SHALL', 'derived', 'heartbeat', 'warn'],
    ['SHALL NOT', 'derived', 'heartbeat', 'warn'],
    ['SHALL', 'example', 'heartbeat', 'warn'],
    ['SHALL', 'derived', 'security', 'fail'],
    ['SHALL NOT', 'derived', 'security', 'fail'],
    ['SHOULD', 'derived', 'security', 'warn'],
    ['SHOULD', 'explicit', 'heartbeat', 'warn'],
    ['SHOULD NOT', 'explicit', 'heartbeat', 'warn'],
    ['MAY', 'explicit', 'heartbeat', 'warn'],
  ] as const)('%s, %s, in stage %s: %s', (obligation, basis, stage, severity) => {
    expect(severityOf(requirementOf({ obligation, basis, stage }))).toBe(severity);
  });
});

test.each([
  [pass('fine'), 'pass', 0],
  [violated('broken', [{ expected: 'a', actual: 'b' }]), 'fail', 1],
  [advise('odd', [{ expected: 'a', actual: 'b' }]), 'warn', 1],
  [skip('optional'), 'skip', 0],
  [inconclusive('unseen'), 'inconclusive', 0],
] as const)('%o is judged %s', (outcome, verdict, findings) => {
  const judgement = verdictOf(outcome, requirementOf());
  expect(judgement).toMatchObject({ verdict, message: outcome.message });
  expect(judgement.findings).toHaveLength(findings);
});

test('a member that is not known is left out, as it is in report.json', () => {
  const finding = { entry: undefined, path: undefined, expected: '4', actual: '14' };
  expect(verdictOf(violated('broken', [finding]), requirementOf({})).findings).toStrictEqual([
    { expected: '4', actual: '14' },
  ]);
});
