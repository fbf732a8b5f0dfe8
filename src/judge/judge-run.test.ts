import { describe, expect, test } from 'vitest';
import { inconclusive, pass, skip, violated, type Check, type History, type Suite } from '../model/index.js';
import { judgeRun, type RunToJudge } from './judge-run.js';
import { EVERYTHING } from './selection.js';
import { checkOf, historyOf, requirementOf, suiteOf } from './testing/scene.js';

const finding = { entry: 3, expected: 'a beat', actual: 'silence' };

function judged(suites: Suite[], histories: History[], about: Partial<RunToJudge> = {}) {
  return judgeRun({
    suites,
    histories: new Map(histories.map((history) => [history.header.scenario, history])),
    catalogue: [requirementOf(), requirementOf({ id: 'R5-HB-02', obligation: 'SHOULD' })],
    release: 'R5',
    selection: EVERYTHING,
    strict: false,
    unplayed: 'the run was interrupted',
    elsewhere: [],
    ...about,
  });
}

function judgedOne(check: Check, history: History = historyOf('heartbeat')) {
  const [result] = judged([suiteOf('heartbeat', check)], [history]).checks;
  return result;
}

describe('a check', () => {
  test('that breaks is an error and says so', () => {
    const broken = checkOf({
      judge: () => {
        throw new TypeError('no such thing');
      },
    });
    expect(judgedOne(broken)).toMatchObject({
      verdict: 'error',
      message: 'the check itself broke: TypeError: no such thing',
    });
  });

  test('keeps its findings, with rule and home', () => {
    expect(judgedOne(checkOf({ judge: () => violated('quiet', [finding]) }))).toEqual({
      id: 'heartbeat.interval',
      stage: 'heartbeat',
      scenario: 'heartbeat',
      title: 'Silence never outlasts the period',
      obligation: 'SHALL',
      requirements: ['R5-HB-01'],
      verdict: 'fail',
      message: 'quiet',
      findings: [finding],
    });
  });

  test('of another release is left out', () => {
    expect(judged([suiteOf('heartbeat', checkOf({ releases: ['R4'] }))], [historyOf('heartbeat')]).checks).toEqual([]);
  });

  test('without a recording is inconclusive, with the reason', () => {
    expect(judged([suiteOf('heartbeat', checkOf())], []).checks).toMatchObject([
      { verdict: 'inconclusive', message: 'scenario heartbeat was not played: the run was interrupted' },
    ]);
  });

  test.each([
    ['acquits nobody', pass('seen'), 'error'],
    ['decides nothing', inconclusive('unseen'), 'error'],
    ['excuses nothing', skip('optional'), 'error'],
    ['keeps what was seen', violated('quiet', [finding]), 'fail'],
  ] as const)('a broken scenario %s', (_words, outcome, verdict) => {
    const history = historyOf('heartbeat', { outcome: 'broken', reason: 'out of memory' });
    expect(judgedOne(checkOf({ judge: () => outcome }), history)).toMatchObject({ verdict });
  });
});

describe('a check about any message at all', () => {
  function everywhere(outcomes: Record<string, Check['judge']>) {
    const check = checkOf({
      everywhere: true,
      judge: (history) => (outcomes[history.header.scenario] ?? (() => pass('seen')))(history),
    });
    const suites = [suiteOf('payload', check), suiteOf('session')];
    return judged(suites, [historyOf('payload'), historyOf('session')]).checks;
  }

  test.each([
    ['is always reported at home', { payload: () => inconclusive('unseen') }, [['payload', 'inconclusive']]],
    ['is silent elsewhere where nothing is wrong', {}, [['payload', 'pass']]],
    ['is silent elsewhere where nothing was seen', { session: () => inconclusive('unseen') }, [['payload', 'pass']]],
    [
      'is reported elsewhere where something is wrong',
      { session: () => violated('wrong', [finding]) },
      [
        ['payload', 'pass'],
        ['session', 'fail'],
      ],
    ],
  ])('%s', (_words, outcomes, expected) => {
    expect(everywhere(outcomes).map(({ scenario, verdict }) => [scenario, verdict])).toEqual(expected);
  });
});

describe('selection', () => {
  const suites = [
    suiteOf(
      'payload',
      checkOf({ id: 'notification.valid', everywhere: true, judge: () => violated('bad', [finding]) }),
    ),
    suiteOf('session', checkOf({ id: 'rotation.renewal', requirements: ['R5-HB-02'] })),
  ];
  const histories = [historyOf('payload'), historyOf('session')];
  const chosen = (only: string[], skipped: string[]) =>
    judged(suites, histories, { selection: { only, skip: skipped } }).checks.map(
      ({ id, scenario, verdict }) => `${id} ${scenario} ${verdict}`,
    );

  test.each([
    ['a stage', ['notification'], ['notification.valid payload fail', 'notification.valid session fail']],
    ['a check', ['rotation.renewal'], ['rotation.renewal session pass']],
    ['a requirement', ['R5-HB-02'], ['rotation.renewal session pass']],
    ['a scenario', ['session'], ['notification.valid session fail', 'rotation.renewal session pass']],
  ])('--only %s', (_words, only, expected) => {
    expect(chosen(only, [])).toEqual(expected);
  });

  test('what --skip leaves out is reported as left out', () => {
    expect(chosen([], ['notification'])).toEqual(['notification.valid payload skip', 'rotation.renewal session pass']);
    const [first] = judged(suites, histories, { selection: { only: [], skip: ['notification'] } }).checks;
    expect(first?.message).toBe('left out by --skip notification');
  });

  test('a part of the catalogue is reported with --only, all of it without', () => {
    const ids = (only: string[]) =>
      judged(suites, histories, { selection: { only, skip: [] } }).requirements.map(({ id }) => id);
    expect(ids(['rotation'])).toEqual(['R5-HB-02']);
    expect(ids([])).toEqual(['R5-HB-01', 'R5-HB-02']);
  });

  test('rules of other releases, and of channels that no run uses, are not reported', () => {
    const catalogue = [
      ...(['any', 'websocket', 'rest-hook', 'email', 'message'] as const).map((channel) =>
        requirementOf({ id: channel, channel }),
      ),
      requirementOf({ id: 'other', releases: ['R4', 'R4B'] }),
    ];
    const { requirements } = judged([], [], { catalogue });
    expect(requirements.map(({ id }) => id)).toEqual(['any', 'websocket', 'rest-hook']);
  });
});

describe('roll-up of a requirement', () => {
  const outcomes = {
    fail: violated('x', [finding]),
    pass: pass('seen'),
    inconclusive: inconclusive('unseen'),
    skip: skip('optional'),
    error: undefined,
  };
  const rolledUp = (words: readonly (keyof typeof outcomes)[], requirement = 'R5-HB-01') => {
    const checks = words.map((word, index) =>
      checkOf({
        id: `heartbeat.number-${String(index)}`,
        requirements: [...new Set(['R5-HB-01', requirement])],
        judge: () => outcomes[word] ?? raise(),
      }),
    );
    const { requirements } = judged([suiteOf('heartbeat', ...checks)], [historyOf('heartbeat')]);
    return requirements.find(({ id }) => id === requirement)?.verdict;
  };
  const raise = (): never => {
    throw new Error('broken');
  };

  test.each([
    [['pass', 'fail'], 'fail'],
    [['pass', 'inconclusive', 'skip'], 'pass'],
    [['inconclusive', 'skip'], 'not-exercised'],
    [['skip'], 'not-applicable'],
    [['error', 'pass'], 'not-exercised'],
    [[], 'not-exercised'],
  ] as const)('%j: %s', (words, verdict) => {
    expect(rolledUp(words)).toBe(verdict);
  });

  test('a weaker rule warns where a check fails by a stronger one', () => {
    expect(rolledUp(['fail'], 'R5-HB-02')).toBe('warn');
  });
});

test('results come in the order of the walk', () => {
  const suites = [
    suiteOf('session', checkOf({ id: 'rotation.renewal' }), checkOf({ id: 'bind.messages' })),
    suiteOf('discovery', checkOf({ id: 'metadata.capabilities' })),
  ];
  const { checks } = judged(suites, [historyOf('session'), historyOf('discovery')]);
  expect(checks.map(({ id }) => id)).toEqual(['metadata.capabilities', 'bind.messages', 'rotation.renewal']);
});

test('a check that names no known rule stops the judge', () => {
  const check = checkOf({ requirements: ['R5-NO-99'] });
  expect(() => judged([suiteOf('heartbeat', check)], [historyOf('heartbeat')])).toThrow('heartbeat.interval');
});
