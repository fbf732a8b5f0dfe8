import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import { BASE_URL, having } from '../../src/model/testing/story.js';
import { fullContent } from './full-content.js';
import { bound, told } from './testing/scenes.js';

describe('notification.full-content', () => {
  const written = { resourceType: 'Encounter', status: 'completed', subject: { reference: 'Patient/p1' } };
  const stored = { ...written, id: 'e1', meta: { versionId: '1' }, text: { div: 'made by the server' } };
  const read = (sent: JsonObject, answer: JsonObject = stored) =>
    bound('full-resource')
      .triggered({ body: written })
      .event({ spoil: having('entry[1].resource', sent) })
      .exchange({ purpose: 'read-focus', about: 'Encounter/e1', url: 'Encounter/e1', status: 200, answer });

  const cases: readonly (readonly [string, JsonObject, string])[] = [
    ['the same', stored, 'pass'],
    ['other meta and narrative', { ...stored, meta: { source: 'x' }, text: { div: '' } }, 'pass'],
    ['absolute references', { ...stored, subject: { reference: `${BASE_URL}/Patient/p1` } }, 'pass'],
    ['another patient', { ...stored, subject: { reference: 'Patient/p2' } }, 'violated'],
    ['a missing element', { ...stored, subject: null }, 'violated'],
    ['an old value', { ...stored, status: 'in-progress' }, 'violated'],
    ['part of it, tagged', { ...stored, status: null, meta: { tag: [{ code: 'SUBSETTED' }] } }, 'advise'],
    ['another version', { ...stored, status: 'in-progress', meta: { versionId: '2' } }, 'inconclusive'],
  ];
  test.each(cases)('%s', (_name, sent, outcome) => {
    expect(told(fullContent, read(sent))).toBe(outcome);
  });

  test('a resource that is not found yet is compared when it is', () => {
    const scene = bound('full-resource').triggered({ body: written }).event();
    const readFocus = { purpose: 'read-focus', about: 'Encounter/e1', url: 'Encounter/e1' };
    const late = scene.exchange({ ...readFocus, status: 404 });
    expect(told(fullContent, late)).toBe('inconclusive');
    expect(told(fullContent, late.exchange({ ...readFocus, status: 200, answer: stored }))).toBe('violated');
  });

  test('a resource changed before it was read is not compared', () => {
    const scene = bound('full-resource')
      .triggered({ body: written })
      .event()
      .triggered({ interaction: 'update', focus: 'Encounter/e1', body: { ...written, status: 'cancelled' } })
      .exchange({
        purpose: 'read-focus',
        about: 'Encounter/e1',
        status: 200,
        answer: { ...stored, status: 'cancelled' },
      });
    expect(told(fullContent, scene)).toBe('inconclusive');
  });
});
