import { describe, expect, test } from 'vitest';
import { TOPIC_URL, type Story } from '../../src/model/testing/story.js';
import { filter, filtersAnd, noMismatch } from './filters.js';
import { failedUpdate, interactions } from './interactions.js';
import { listening, listeningAt, sequence, told } from './testing/scenes.js';

const forbids = ['main'];
const missed = (because: string, scene: Story = sequence(1)) =>
  scene.triggered({ focus: 'Encounter/missed', expects: [], forbids, because });
const twin = (scene: Story) =>
  scene.triggered({ focus: 'Encounter/twin', expects: ['main'] }).event({ key: 'main', focus: 'Encounter/twin' });
const leaked = (scene: Story) => scene.event({ key: 'main', focus: 'Encounter/missed' });

describe.each([
  [noMismatch, 'criteria'],
  [noMismatch, 'resource-type'],
  [filter, 'filter'],
] as const)('$0.id by %s', (check, because) => {
  test('a change that is not notified, and a later one that is', () => {
    expect(told(check, twin(missed(because)))).toBe('pass');
  });

  test('a change that is notified', () => {
    expect(told(check, leaked(missed(because)))).toBe('violated');
    expect(told(check, twin(leaked(missed(because))))).toBe('violated');
  });

  test('silence alone proves nothing', () => {
    expect(told(check, missed(because))).toBe('inconclusive');
  });

  test('a change that was not accepted proves nothing', () => {
    const refused = sequence(1).triggered({ focus: 'Encounter/missed', status: 422, expects: [], forbids, because });
    expect(told(check, twin(refused))).toBe('inconclusive');
  });

  test('events that do not show their focus may be any', () => {
    const extra = twin(missed(because)).event({ key: 'main', events: [{ number: 3, focus: null }] });
    expect(told(check, extra)).toBe('inconclusive');
  });

  test("a stranger's event is not the change", () => {
    expect(told(check, twin(missed(because)).event({ key: 'main', focus: 'Encounter/stranger' }))).toBe('pass');
  });
});

describe('notification.filter', () => {
  test('skipped where the topic or the server has none', () => {
    expect(told(filter, listening().skipped('filter', 'the topic lists none'))).toBe('skip');
    expect(told(filter, listening('main', { granted: { filters: [] } }))).toBe('skip');
  });
});

describe('notification.filters-and', () => {
  const two = { asked: { filters: ['patient', 'class'].map((parameter) => ({ parameter, value: 'x' })) } };
  const both = (scene = listening()) => listening('both', two, scene);
  const pair = ['main', 'both'];
  const match = (scene: Story, focus: string, heardBy: readonly string[]) => {
    scene.triggered({ focus, expects: pair });
    for (const key of heardBy) scene.event({ key, focus, connection: `of-${key}` });
    return scene;
  };
  const misses = (scene: Story) =>
    scene
      .triggered({ focus: 'Encounter/first-only', expects: ['main'], forbids: ['both'], because: 'second-filter' })
      .event({ key: 'main', focus: 'Encounter/first-only', connection: 'of-main' })
      .triggered({ focus: 'Encounter/second-only', expects: [], forbids: pair, because: 'filter' });

  const deaf = (scene = both()) => match(misses(match(scene, 'Encounter/m1', ['main'])), 'Encounter/m2', ['main']);

  test.each([
    ['only what meets both', () => match(misses(match(both(), 'Encounter/m1', pair)), 'Encounter/m2', pair), 'pass'],
    [
      'what meets the first',
      () =>
        match(misses(match(both(), 'Encounter/m1', pair)), 'Encounter/m2', pair).event({
          key: 'both',
          focus: 'Encounter/first-only',
        }),
      'violated',
    ],
    [
      'what meets the second',
      () =>
        match(misses(match(both(), 'Encounter/m1', pair)), 'Encounter/m2', pair).event({
          key: 'both',
          focus: 'Encounter/second-only',
        }),
      'violated',
    ],
    ['nothing', () => deaf().after(10_001).late(0), 'violated'],
    ['nothing yet', () => deaf(), 'inconclusive'],
    ['nothing, and the connection broke', () => deaf(both().broken('of-both')).after(10_001).late(0), 'inconclusive'],
    ['no change that misses', () => match(both(), 'Encounter/m1', pair), 'inconclusive'],
    ['no event after it', () => misses(match(both(), 'Encounter/m1', pair)), 'inconclusive'],
    [
      'everything, for one filter too',
      () =>
        match(misses(match(both(), 'Encounter/m1', pair)), 'Encounter/m2', pair)
          .event({ key: 'main', focus: 'Encounter/second-only', connection: 'of-main' })
          .event({ key: 'both', focus: 'Encounter/second-only', connection: 'of-both' }),
      'inconclusive',
    ],
  ] as const)('notified of %s: %s', (_name, scene, outcome) => {
    expect(told(filtersAnd, scene())).toBe(outcome);
  });

  test('skipped where two filters cannot be had', () => {
    expect(told(filtersAnd, listening().skipped('two filters', 'the topic lists one'))).toBe('skip');
    const one = { ...two, granted: { filters: [{ parameter: 'patient', value: 'x' }] } };
    expect(told(filtersAnd, listening('both', one, listening()))).toBe('skip');
    const create = { purpose: 'create', about: 'both', method: 'POST', body: {}, status: 422 };
    expect(told(filtersAnd, listening().exchange(create))).toBe('skip');
  });
});

describe('notification.failed-update', () => {
  const stale = (status: number) =>
    sequence(1).triggered({
      interaction: 'update',
      focus: 'Encounter/e1',
      status,
      expects: [],
      forbids,
      because: 'refused-update',
    });

  test.each([
    ['refused and silent', () => twin(stale(412)), 'pass'],
    ['refused and notified', () => twin(stale(412).event({ number: 2, focus: 'Encounter/e1' })), 'violated'],
    ['a repeat of the earlier event', () => twin(stale(412).event({ number: 1, focus: 'Encounter/e1' })), 'pass'],
    ['accepted', () => twin(stale(200)), 'skip'],
    ['failed for another reason', () => twin(stale(500)), 'inconclusive'],
    ['nothing afterwards', () => stale(412), 'inconclusive'],
    ['left out', () => listening().skipped('refused update', 'the topic does not fire on update'), 'skip'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(failedUpdate, scene())).toBe(outcome);
  });
});

describe('notification.interactions', () => {
  const change = (interaction: 'update' | 'delete', scene: Story, focus: string) =>
    scene.triggered({ interaction, focus, expects: ['main'] });
  const heard = (interaction: 'update' | 'delete', scene: Story, focus: string) =>
    change(interaction, scene, focus).event({ key: 'main', focus });
  const unlisted = (scene: Story) =>
    scene.triggered({ interaction: 'delete', focus: 'Encounter/e1', expects: [], forbids, because: 'interaction' });

  test.each([
    [
      'create, update and delete',
      () => heard('delete', heard('update', sequence(1), 'Encounter/u1'), 'Encounter/e1'),
      'pass',
    ],
    [
      'an update heard the second time',
      () => heard('update', change('update', sequence(1), 'Encounter/u1'), 'Encounter/u2'),
      'pass',
    ],
    [
      'no update, twice',
      () => twin(change('update', change('update', sequence(1), 'Encounter/u1'), 'Encounter/u2')),
      'violated',
    ],
    ['no update, once', () => twin(change('update', sequence(1), 'Encounter/u1')), 'inconclusive'],
    [
      'no update and nothing afterwards',
      () => change('update', change('update', sequence(1), 'Encounter/u1'), 'Encounter/u2'),
      'inconclusive',
    ],
    ['an unlisted delete, silent', () => twin(unlisted(sequence(1))), 'pass'],
    [
      'an unlisted delete, notified',
      () => twin(unlisted(sequence(1)).event({ number: 2, focus: 'Encounter/e1' })),
      'violated',
    ],
    [
      'an unlisted delete that overtakes the event of the create',
      () => twin(unlisted(listening().triggered({ focus: 'Encounter/e1' })).event({ focus: 'Encounter/e1' })),
      'pass',
    ],
    ['nothing', () => listening(), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(interactions, scene())).toBe(outcome);
  });

  test('a create and an update of one resource are two events', () => {
    const scene = sequence(1).triggered({ interaction: 'update', focus: 'Encounter/e1', expects: ['main'] });
    expect(told(interactions, scene)).toBe('inconclusive');
    expect(told(interactions, scene.event({ number: 2, focus: 'Encounter/e1' }))).toBe('pass');
  });

  test('a topic without a list of interactions need not be fired by all of them', () => {
    const definition = { resourceTrigger: [{ resource: 'Encounter' }] };
    const topic = { url: TOPIC_URL, resource: 'Encounter', interactions: ['create', 'update'] as const, definition };
    const scene = sequence(1, listeningAt({ facts: { topic } }));
    const deaf = twin(change('update', change('update', scene, 'Encounter/u1'), 'Encounter/u2'));
    expect(told(interactions, deaf)).toBe('skip');
  });

  test('where there is no topic there is nothing to judge', () => {
    expect(told(interactions, listeningAt({ facts: { topic: undefined } }))).toBe('inconclusive');
  });
});
