import { describe, expect, test } from 'vitest';
import { reportOf, sampleRules } from './testing/sample-report.js';
import { unexercisedLines, unexercisedShalls } from './unexercised.js';

const shalls = (verdict: 'pass' | 'not-exercised' | 'not-applicable', checks: readonly string[]) =>
  unexercisedShalls(reportOf([], { requirements: [{ id: 'R5-HB-01', verdict, checks }] }), sampleRules);

describe('SHALL rules that were not exercised', () => {
  test('are those that apply and have no verdict', () => {
    expect(shalls('pass', ['heartbeat.interval'])).toEqual({ unseen: [], undecidable: [] });
    expect(shalls('not-applicable', ['heartbeat.interval'])).toEqual({ unseen: [], undecidable: [] });
    expect(shalls('not-exercised', ['heartbeat.interval'])).toEqual({ unseen: ['R5-HB-01'], undecidable: [] });
    expect(shalls('not-exercised', [])).toEqual({ unseen: [], undecidable: ['R5-HB-01'] });
  });

  test('are named with what can be done', () => {
    expect(unexercisedLines({ unseen: ['A', 'B'], undecidable: ['C'] })).toEqual([
      'Not exercised: 2 SHALL rules, whose checks are inconclusive: A, B',
      'Not decidable: 1 SHALL rule (fhir-handshake list --untested says why): C',
    ]);
    expect(unexercisedLines({ unseen: [], undecidable: [] })).toEqual([]);
  });
});
