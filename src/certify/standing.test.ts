import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type CheckResult, type Verdict } from '../model/index.js';
import type { Profile } from './profile.js';
import { hindrances, unattested, unscoredFailures } from './standing.js';

const profile: Profile = {
  format: 1,
  id: 'x@1',
  title: 'X',
  release: 'R5',
  limits: DEFAULT_LIMITS,
  required: ['bind.accepted'],
  scored: ['heartbeat.type'],
  mayStayOpen: [{ check: 'events.since', reason: 'old events may be gone' }],
  notScored: [{ check: 'heartbeat.interval', reason: 'a SHOULD' }],
  attestations: [{ id: 'asked', requirements: [], statement: 'It is so.' }],
};

function resultOf(id: string, verdict: Verdict, scenario = 'session'): CheckResult {
  const about = { title: 't', obligation: 'SHALL', requirements: [], findings: [] } as const;
  return { id, stage: 'bind', scenario, verdict, message: 'why', ...about };
}

describe('a run meets a profile', () => {
  const open = resultOf('events.since', 'inconclusive');
  const met = [resultOf('bind.accepted', 'pass'), resultOf('heartbeat.type', 'pass'), open];

  test.each<[string, readonly CheckResult[], string[]]>([
    ['all passed', met, []],
    [
      'a scored check may be skipped',
      [resultOf('bind.accepted', 'pass'), resultOf('heartbeat.type', 'skip'), open],
      [],
    ],
    ['warnings hinder nobody', [resultOf('bind.accepted', 'warn'), resultOf('heartbeat.type', 'warn'), open], []],
    ['what is not scored may fail', [...met, resultOf('heartbeat.interval', 'fail')], []],
    ['what the profile does not know may fail', [...met, resultOf('heartbeat.new', 'fail')], []],
    [
      'a scored check fails',
      [resultOf('bind.accepted', 'pass'), resultOf('heartbeat.type', 'fail'), open],
      ['heartbeat.type (session): fail: why'],
    ],
    [
      'a scored check stays open',
      [resultOf('bind.accepted', 'pass'), resultOf('heartbeat.type', 'inconclusive'), open],
      ['heartbeat.type (session): inconclusive: why'],
    ],
    [
      'what may stay open fails',
      [...met.slice(0, 2), resultOf('events.since', 'fail')],
      ['events.since (session): fail: why'],
    ],
    ['what may stay open was not judged', met.slice(0, 2), ['events.since was not judged']],
    [
      'a scored check breaks',
      [resultOf('bind.accepted', 'pass'), resultOf('heartbeat.type', 'error'), open],
      ['heartbeat.type (session): error: why'],
    ],
    [
      'it fails in another scenario',
      [...met, resultOf('heartbeat.type', 'fail', 'delivery')],
      ['heartbeat.type (delivery): fail: why'],
    ],
    ['a scored check was not judged', [resultOf('bind.accepted', 'pass'), open], ['heartbeat.type was not judged']],
    [
      'what has to be seen was skipped',
      [resultOf('bind.accepted', 'skip'), resultOf('heartbeat.type', 'pass'), open],
      ['bind.accepted (session): skip: why; without it the walk was not seen whole'],
    ],
    [
      'what has to be seen fails, and is told once',
      [resultOf('bind.accepted', 'fail'), resultOf('heartbeat.type', 'pass'), open],
      ['bind.accepted (session): fail: why'],
    ],
  ])('%s', (_, checks, expected) => {
    expect(hindrances(profile, checks)).toEqual(expected);
  });
});

describe('attestations', () => {
  const by = 'Jane Doe';

  test.each([
    ['yes', [{ id: 'asked', answer: 'yes', by }], []],
    ['not applicable, with a note', [{ id: 'asked', answer: 'not-applicable', by, note: 'no second caller' }], []],
    [
      'not applicable, without',
      [{ id: 'asked', answer: 'not-applicable', by }],
      ['asked is not-applicable without a note that says why'],
    ],
    ['no', [{ id: 'asked', answer: 'no', by }], ['asked is answered no']],
    ['nothing', [], ['asked is not answered']],
    [
      'twice',
      [
        { id: 'asked', answer: 'yes', by },
        { id: 'asked', answer: 'yes', by },
      ],
      ['asked is answered 2 times'],
    ],
    [
      'what nobody asked',
      [
        { id: 'asked', answer: 'yes', by },
        { id: 'other', answer: 'yes', by },
      ],
      ['other is not asked for'],
    ],
  ] as const)('%s', (_, answers, expected) => {
    expect(unattested(profile.attestations, answers)).toEqual(expected);
  });
});

test('what failed and does not count is told with the reason', () => {
  const checks = [
    resultOf('bind.accepted', 'fail'),
    resultOf('heartbeat.interval', 'fail'),
    resultOf('heartbeat.interval', 'inconclusive', 'heartbeat'),
    resultOf('heartbeat.new', 'error'),
  ];
  expect(unscoredFailures(profile, checks)).toEqual([
    'heartbeat.interval (session): fail, not scored: a SHOULD',
    'heartbeat.new (session): error, not scored: it is newer than the profile',
  ]);
});
