import { describe, expect, test } from 'vitest';
import { story } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { changeRequest, idOnlyEntry } from './backport-further-entries.js';
import { bound } from './testing/scenes.js';
import { link, told } from './testing/backport-scenes.js';

const asking = (method: string, url: string): Spoil => link('Encounter/e1', { request: { method, url } });

describe.each(['R4', 'R4B'] as const)('further entries in %s', (release) => {
  test.each<[string, string, Spoil | undefined]>([
    ['pass', 'the change', asking('PUT', 'Encounter/e1')],
    ['pass', 'a create', asking('POST', 'Encounter')],
    ['pass', 'a read', asking('GET', 'https://host.example/fhir/Encounter/e1')],
    ['violated', 'another resource', asking('GET', 'Encounter/e2')],
    ['violated', 'another type', asking('GET', 'Patient/e1')],
    ['violated', 'a POST to an instance', asking('POST', 'Encounter/e1')],
    ['pass', 'a resource that nothing names', link('Encounter/e1', { fullUrl: 'urn:uuid:1' })],
    ['skip', 'none', undefined],
  ])('notification.change-request: %s: %s', (outcome, _story, spoil) => {
    expect(changeRequest.judge(told(release, spoil).history()).outcome).toBe(outcome);
  });

  test.each<[string, string, Spoil | undefined]>([
    ['pass', 'named', link('Encounter/e1')],
    ['violated', 'no fullUrl', link('Encounter/e1', { fullUrl: null })],
    ['violated', 'no url', link('Encounter/e1', { request: { method: 'PUT' } })],
    ['skip', 'no further entry', undefined],
  ])('notification.id-only-entry: %s: %s', (outcome, _story, spoil) => {
    expect(idOnlyEntry.judge(told(release, spoil).history()).outcome).toBe(outcome);
  });

  test('notification.id-only-entry says nothing of another level, or before the first event', () => {
    expect(idOnlyEntry.judge(told(release, link('Encounter/e1'), 'full-resource').history()).outcome).toBe(
      'inconclusive',
    );
    expect(idOnlyEntry.judge(bound('id-only', { release }).history()).outcome).toBe('inconclusive');
  });
});

test('notification.change-request says nothing without a notification', () => {
  expect(changeRequest.judge(story({ release: 'R4' }).history()).outcome).toBe('inconclusive');
});
