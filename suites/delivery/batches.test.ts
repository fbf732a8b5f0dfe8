import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import { batchingDelay, maxCount } from './batches.js';
import { noAcknowledgement } from './no-acknowledgement.js';
import { listening, sequence, told } from './testing/scenes.js';

const single = (limit: number | undefined = 1) =>
  listening('single', { asked: { maxCount: 1 }, granted: { maxCount: limit } });
const pack = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ number, focus: `Encounter/e${String(number)}` }));

describe('notification.max-count', () => {
  test.each([
    [
      'one by one',
      () =>
        single()
          .event({ events: pack(1) })
          .event({ events: pack(2) }),
      'pass',
    ],
    ['two in one', () => single().event({ number: 2, events: pack(1, 2) }), 'violated'],
    ['two in one where two are granted', () => single(2).event({ number: 2, events: pack(1, 2) }), 'pass'],
    ['one event alone', () => single().event({ events: pack(1) }), 'inconclusive'],
    ['not stored', () => listening('single', { asked: { maxCount: 1 }, granted: { maxCount: undefined } }), 'skip'],
    [
      'refused',
      () => story().exchange({ purpose: 'create', about: 'single', method: 'POST', body: {}, status: 400 }),
      'skip',
    ],
    [
      'broken',
      () => story().exchange({ purpose: 'create', about: 'single', method: 'POST', body: {}, status: 500 }),
      'inconclusive',
    ],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(maxCount, scene())).toBe(outcome);
  });
});

describe('notification.batching-delay', () => {
  const paced = (delayMs: number, lateMs = 0) => {
    const scene = listening('paced', { asked: { heartbeatPeriodS: 1 } })
      .triggered({ focus: 'Encounter/e1' })
      .after(delayMs);
    return (lateMs === 0 ? scene : scene.late(lateMs)).event({ focus: 'Encounter/e1' });
  };

  test.each([
    ['at once', () => paced(0), 'pass'],
    ['within the tolerance', () => paced(1_990), 'pass'],
    ['beyond it', () => paced(2_100), 'advise'],
    ['beyond it by the lateness of the harness', () => paced(2_100, 500), 'pass'],
    ['no period', () => listening('paced', {}), 'skip'],
    ['no event', () => listening('paced', { asked: { heartbeatPeriodS: 1 } }), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(batchingDelay, scene())).toBe(outcome);
  });
});

describe('bind.no-acknowledgement', () => {
  const unheard = (scene = sequence(2)) => {
    for (let event = 0; event < 6; event += 1) scene.triggered({ expects: ['main'] });
    return scene;
  };

  test.each([
    ['five events in silence', () => sequence(5), 'pass'],
    ['four', () => sequence(4), 'inconclusive'],
    ['two, and then none of six', () => unheard(), 'violated'],
    ['none at all, for whatever reason', () => unheard(listening()), 'inconclusive'],
    ['two, and the connection broke', () => unheard(sequence(2).broken()), 'inconclusive'],
    ['two, and the server closed before the others', () => unheard(sequence(2).closed('server')), 'inconclusive'],
    ['two, and the server closed', () => sequence(2).closed('server'), 'inconclusive'],
    ['a second copy', () => sequence(5).event({ number: 5, focus: 'Encounter/e5' }), 'pass'],
    [
      'copy after copy',
      () => sequence(5).event({ number: 5, focus: 'Encounter/e5' }).event({ number: 5, focus: 'Encounter/e5' }),
      'violated',
    ],
    [
      'heartbeats that list recent events',
      () =>
        sequence(5)
          .heartbeat({ events: pack(5) })
          .heartbeat({ events: pack(5) })
          .heartbeat({ events: pack(5) }),
      'pass',
    ],
    [
      'a client that went on talking',
      () => sequence(5).entry({ kind: 'ws-sent', connection: 'of-main', text: 'ok' }),
      'inconclusive',
    ],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(noAcknowledgement, scene())).toBe(outcome);
  });
});
