import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { having, story, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { bound, further, oneEvent, told, unspoiled } from './testing/scenes.js';
import { heartbeatValid } from '../heartbeat/valid.js';
import { handshakeValid, notificationValid, triggeringValid } from './valid.js';

const cases: readonly (readonly [string, Spoil, 'pass' | 'violated'])[] = [
  ['an honest Bundle', unspoiled, 'pass'],
  ['an unknown element', having('entry[0].resource.eventsSinceStart', '1'), 'violated'],
  ['a single value for a list', having('link', { relation: 'self', url: 'http://x' }), 'violated'],
  ['a code of no binding', having('entry[0].request', { method: 'FETCH', url: 'x' }), 'violated'],
];

describe('the frames of a connection', () => {
  test.each(cases)('event notification with %s: %s', (_name, spoil, outcome) => {
    expect(told(notificationValid, oneEvent('id-only', spoil))).toBe(outcome);
  });

  test.each(cases)('heartbeat with %s: %s', (_name, spoil, outcome) => {
    expect(told(heartbeatValid, bound().heartbeat({ spoil }))).toBe(outcome);
  });

  test('each check judges notifications of its own type', () => {
    const scene = bound().heartbeat({ spoil: having('link', 'x') });
    expect(told(handshakeValid, scene)).toBe('pass');
    expect(told(notificationValid, scene)).toBe('inconclusive');
  });

  test.each<Check>([handshakeValid, notificationValid])('$id is undecided where nothing came', (check) => {
    const scene = story().subscribed('a').token().opened().bound().blocked('bind', 'no handshake came');
    expect(told(check, scene)).toBe('inconclusive');
    expect(check.judge(scene.history()).message).toContain('no handshake came');
  });

  test('the same Bundle is judged once, and says where, what and by which rule', () => {
    const scene = oneEvent('id-only', having('entry[0].resource.notificationEvents', []));
    expect(notificationValid.judge(scene.history())).toMatchObject({
      findings: [
        {
          path: 'Bundle.entry[0].resource.notificationEvents',
          expected: 'no element of this name (SubscriptionStatus has no element "notificationEvents")',
          actual: '[]: `notificationEvents` is no element of SubscriptionStatus. Did you mean `notificationEvent`?',
        },
      ],
    });
  });

  const judgedElsewhere = [
    having('type', 'nonsense'),
    without('timestamp'),
    having('timestamp', 'yesterday'),
    without('entry[0].resource.subscription'),
    without('entry[0].fullUrl'),
    having('entry[0].resource.status', 'running'),
    having('entry[0].resource.eventsSinceSubscriptionStart', 1),
    without('entry[0].resource.notificationEvent[0].eventNumber'),
    having('entry[0].resource.notificationEvent[0].timestamp', '2030-01-01'),
    having('entry[0].resource.notificationEvent[0].eventNumber', 1),
    further({ fullUrl: 'http://x/Encounter/e1' }),
    having('total', 1),
  ];
  test.each(judgedElsewhere.map((spoil, index) => ({ spoil, index })))(
    'what another check judges is no second defect ($index)',
    ({ spoil }) => {
      expect(told(notificationValid, oneEvent('id-only', spoil))).toBe('pass');
    },
  );
});

describe('notification.answers-valid', () => {
  const caused = (answer: object) =>
    story().exchange({ purpose: 'trigger', method: 'POST', status: 201, answer: JSON.stringify(answer) });
  const encounter = { resourceType: 'Encounter', id: 'e1', status: 'planned' };

  test.each([
    ['pass', 'a proper resource', encounter],
    ['violated', 'an element of its own', { ...encounter, state: 'new' }],
    ['violated', 'an outcome without code', { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }],
    ['inconclusive', 'what is no resource', { error: 'no' }],
  ] as const)('%s: %s', (outcome, _story, answer) => {
    expect(triggeringValid.judge(caused(answer).history()).outcome).toBe(outcome);
  });

  test('an invalid resource of the harness itself is its own error', () => {
    const body = { ...encounter, status: 'no-status' };
    const scene = story().exchange({ purpose: 'trigger', method: 'POST', body, status: 201, answer: '' });
    expect(() => triggeringValid.judge(scene.history())).toThrow('the harness itself sent an invalid Encounter');
  });
});
