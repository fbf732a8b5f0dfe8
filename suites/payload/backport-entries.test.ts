import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model/index.js';
import { having, story, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { entryRequest, entryResponse, noSearch } from './backport-entries.js';
import { link, told } from './testing/backport-scenes.js';

const same: Spoil = (bundle) => bundle;

describe.each(['R4', 'R4B'] as const)('entries of a history in %s', (release) => {
  test.each<[string, string, Check, Spoil]>([
    ['pass', 'a call of $status', entryRequest, same],
    ['pass', 'a further entry', entryRequest, link('Encounter/e1')],
    ['violated', 'no request', entryRequest, without('entry[0].request')],
    ['violated', 'a request that is none', entryRequest, having('entry[0].request', 'GET')],
    ['violated', 'no method', entryRequest, without('entry[0].request.method')],
    ['violated', 'a method that does not exist', entryRequest, having('entry[0].request.method', 'READ')],
    ['violated', 'no url', entryRequest, without('entry[0].request.url')],
    ['violated', 'an empty url', entryRequest, having('entry[0].request.url', '')],
    ['pass', 'a response', entryResponse, same],
    ['violated', 'no response', entryResponse, without('entry[0].response')],
    ['violated', 'no status', entryResponse, having('entry[0].response', { location: 'x' })],
    ['violated', 'no response of a further entry', entryResponse, link('Encounter/e1', { response: null })],
    ['pass', 'no search', noSearch, same],
    ['violated', 'a search mode', noSearch, having('entry[0].search', { mode: 'match' })],
  ])('%s: %s', (outcome, _story, check, spoil) => {
    expect(check.judge(told(release, spoil).history()).outcome).toBe(outcome);
  });
});

test.each([entryRequest, entryResponse, noSearch])('$id says nothing without a notification', (check) => {
  expect(check.judge(story({ release: 'R4' }).history()).outcome).toBe('inconclusive');
});

test('a finding names the entry and the element', () => {
  expect(entryRequest.judge(told('R4', without('entry[0].request.url')).history())).toMatchObject({
    findings: [{ path: 'Bundle.entry[0].request.url' }],
  });
});
