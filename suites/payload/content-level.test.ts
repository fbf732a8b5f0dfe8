import { describe, expect, test } from 'vitest';
import { resourceEntry, story, type Story } from '../../src/model/testing/story.js';
import { contentLevel } from './content-level.js';
import { emptyNoFocus } from './empty.js';
import { told, wordsOf } from './testing/scenes.js';

const LEVELS = { empty: 'empty', 'id-only': 'id-only', full: 'full-resource' } as const;
const KEYS = ['empty', 'id-only', 'full'] as const;
type Key = (typeof KEYS)[number];

/** Three Subscriptions on one event; `sent` says which level each of them is sent. */
function twins(sent: Partial<Record<Key, string>>, event: Parameters<Story['event']>[0] = {}): Story {
  const scene = KEYS.reduce((told, key) => {
    const settings = { asked: { content: LEVELS[key] } };
    return told
      .subscribed(key, settings)
      .opened(`of-${key}`)
      .bound({ keys: [key] });
  }, story());
  scene.triggered({ focus: 'Encounter/e1', expects: KEYS });
  return KEYS.filter((key) => sent[key] !== 'nothing').reduce(
    (told, key) =>
      told.event({ key, connection: `of-${key}`, focus: 'Encounter/e1', content: sent[key] ?? LEVELS[key], ...event }),
    scene,
  );
}

describe('notification.content-level', () => {
  test.each([
    ['each its own', twins({}), 'pass'],
    ['full resources for all', twins({ empty: 'full-resource', 'id-only': 'full-resource' }), 'violated'],
    ['full resources for id-only', twins({ 'id-only': 'full-resource' }), 'violated'],
    ['ids for full-resource', twins({ full: 'id-only' }), 'violated'],
    ['nothing but numbers for all', twins({ 'id-only': 'empty', full: 'empty' }), 'violated'],
    ['two of the levels', twins({ full: 'nothing' }), 'pass'],
    ['one of the levels', twins({ full: 'nothing', empty: 'nothing' }), 'inconclusive'],
    ['no event', twins({ full: 'nothing', empty: 'nothing', 'id-only': 'nothing' }), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(contentLevel, scene)).toBe(outcome);
  });

  test('a slip in one element is the business of the rule about that element', () => {
    const scene = twins({}).event({
      key: 'empty',
      connection: 'of-empty',
      events: [{ number: 2, focus: 'Encounter/e1', context: ['Patient/p1'] }],
    });
    expect(told(contentLevel, scene)).toBe('pass');
    expect(told(emptyNoFocus, scene)).toBe('violated');
  });

  test('a deletion looks alike at two levels', () => {
    const gone = {
      fullUrl: 'https://host.example/fhir/Encounter/e1',
      request: { method: 'DELETE', url: 'Encounter/e1' },
    };
    const scene = twins({}).triggered({ interaction: 'delete', focus: 'Encounter/e1', expects: KEYS });
    for (const key of ['id-only', 'full'] as const) {
      scene.event({ key, connection: `of-${key}`, focus: 'Encounter/e1', entries: [gone] });
    }
    expect(told(contentLevel, scene)).toBe('pass');
  });

  test('the level that was sent is named', () => {
    const scene = twins({ 'id-only': 'full-resource' });
    expect(wordsOf(contentLevel, scene)).toContain('content id-only, as stored');
    expect(wordsOf(contentLevel, scene)).toContain('full-resource: a focus and resources');
  });

  test('a server that grants one level has nothing to mix up', () => {
    const refusal = (content: string) => ({
      purpose: 'create',
      about: content,
      method: 'POST',
      body: { resourceType: 'Subscription', content },
      status: 422,
    });
    const scene = story()
      .exchange(refusal('empty'))
      .exchange(refusal('full-resource'))
      .subscribed('id-only')
      .opened()
      .bound()
      .triggered()
      .event();
    expect(told(contentLevel, scene)).toBe('skip');
  });

  test('entries of resources beside an id-only twin without any are not its level', () => {
    const scene = twins({ 'id-only': 'nothing' }).event({
      key: 'id-only',
      connection: 'of-id-only',
      focus: 'Encounter/e1',
      entries: [resourceEntry('Encounter/e1'), resourceEntry('Patient/p1')],
    });
    expect(told(contentLevel, scene)).toBe('pass');
  });
});
