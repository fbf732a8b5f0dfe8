import { describe, expect, test } from 'vitest';
import type { Check, JsonObject } from '../../src/model/index.js';
import { BASE_URL, having, resourceEntry, story, together, TOPIC_URL, without } from '../../src/model/testing/story.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { emptyListsEvents, emptyNoEntries, emptyNoFocus, emptyNoTopic, emptyNoTrace } from './empty.js';
import { focus } from './focus.js';
import { fullEntryPerFocus, fullEntryResource, fullFocus, fullResolves, fullTopic } from './full-resource.js';
import { idOnlyFocus, idOnlyNoResource } from './id-only.js';
import { clearText } from './security.js';
import { bound, further, linkEntry, oneEvent, told, unspoiled } from './testing/scenes.js';

const status = 'entry[0].resource';
const event = `${status}.notificationEvent[0]`;
const encounter = { reference: `${BASE_URL}/Encounter/e1` };
const patient = { reference: `${BASE_URL}/Patient/p1` };
const focused = (reference: string): Spoil => having(`${event}.focus`, { reference });
const entry = (value: JsonObject): Spoil => having('entry[1]', value);
const { resource } = resourceEntry('Encounter/e1');
const deletion = { fullUrl: encounter.reference, request: { method: 'DELETE', url: 'Encounter/e1' } };

type Case = readonly [Check, string, string, Spoil, 'pass' | 'violated' | 'advise' | 'skip' | 'inconclusive'];

const cases: readonly Case[] = [
  [emptyNoFocus, 'nothing', 'empty', unspoiled, 'pass'],
  [emptyNoFocus, 'a focus', 'empty', having(`${event}.focus`, encounter), 'violated'],
  [emptyNoFocus, 'a context', 'empty', having(`${event}.additionalContext`, [patient]), 'violated'],
  [emptyNoEntries, 'nothing', 'empty', unspoiled, 'pass'],
  [emptyNoEntries, 'a link', 'empty', further(linkEntry('Basic/b')), 'violated'],
  [emptyListsEvents, 'an event', 'empty', unspoiled, 'pass'],
  [emptyListsEvents, 'no event', 'empty', without(`${status}.notificationEvent`), 'violated'],
  [emptyNoTrace, 'nothing', 'empty', unspoiled, 'pass'],
  [emptyNoTrace, 'a link', 'empty', having('link', [{ relation: 'related', url: encounter.reference }]), 'violated'],
  [
    emptyNoTrace,
    'an identifier',
    'empty',
    having(`${status}.text`, { div: '<div>label-of-event-1</div>' }),
    'violated',
  ],
  [emptyNoTrace, 'a longer id', 'empty', having(`${status}.text`, { div: 'Encounter/e10 label-of-event-12' }), 'pass'],
  [emptyNoTrace, 'a focus, judged elsewhere', 'empty', having(`${event}.focus`, encounter), 'pass'],
  [emptyNoTrace, 'an entry, judged elsewhere', 'empty', further(linkEntry('Encounter/e1')), 'pass'],
  [idOnlyFocus, 'a focus', 'id-only', unspoiled, 'pass'],
  [idOnlyFocus, 'none', 'id-only', without(`${event}.focus`), 'violated'],
  [idOnlyFocus, 'an identifier only', 'id-only', having(`${event}.focus`, { identifier: { value: '1' } }), 'violated'],
  [idOnlyNoResource, 'no entry', 'id-only', unspoiled, 'pass'],
  [idOnlyNoResource, 'a link', 'id-only', further(linkEntry('Encounter/e1')), 'pass'],
  [idOnlyNoResource, 'a resource', 'id-only', further(resourceEntry('Encounter/e1')), 'violated'],
  [fullFocus, 'a focus', 'full-resource', unspoiled, 'pass'],
  [fullFocus, 'none', 'full-resource', without(`${event}.focus`), 'violated'],
  [fullEntryPerFocus, 'the resource', 'full-resource', unspoiled, 'pass'],
  [fullEntryPerFocus, 'a relative focus', 'full-resource', focused('Encounter/e1'), 'pass'],
  [fullEntryPerFocus, 'a versioned focus', 'full-resource', focused(`${encounter.reference}/_history/3`), 'pass'],
  [fullEntryPerFocus, 'the request of a deletion', 'full-resource', entry(deletion), 'pass'],
  [
    fullEntryPerFocus,
    'the resource behind a urn:uuid',
    'full-resource',
    having('entry[1].fullUrl', 'urn:uuid:7'),
    'pass',
  ],
  [fullEntryPerFocus, 'no entry', 'full-resource', without('entry[1]'), 'violated'],
  [fullEntryPerFocus, 'another resource', 'full-resource', entry(resourceEntry('Patient/p1')), 'violated'],
  [fullEntryPerFocus, 'no focus, judged elsewhere', 'full-resource', without(`${event}.focus`), 'inconclusive'],
  [fullEntryResource, 'the resource', 'full-resource', unspoiled, 'pass'],
  [fullEntryResource, 'a deletion', 'full-resource', entry(deletion), 'pass'],
  [fullEntryResource, 'a link to what was created', 'full-resource', entry(linkEntry('Encounter/e1')), 'advise'],
  [
    fullEntryResource,
    'a response alone',
    'full-resource',
    entry({ ...encounterUrl(), response: { status: '201' } }),
    'advise',
  ],
  [fullEntryResource, 'a fullUrl alone', 'full-resource', entry(encounterUrl()), 'violated'],
  [fullResolves, 'the fullUrl', 'full-resource', unspoiled, 'pass'],
  [fullResolves, 'a relative focus', 'full-resource', focused('Encounter/e1'), 'pass'],
  [fullResolves, 'a versioned focus', 'full-resource', focused('Encounter/e1/_history/3'), 'pass'],
  [fullResolves, 'http in place of https', 'full-resource', focused('http://host.example/fhir/Encounter/e1'), 'pass'],
  [fullResolves, 'another address', 'full-resource', focused('https://internal.example/Encounter/e1'), 'violated'],
  [
    fullResolves,
    'a urn:uuid only in the fullUrl',
    'full-resource',
    having('entry[1].fullUrl', 'urn:uuid:7'),
    'violated',
  ],
  [
    fullResolves,
    'a urn:uuid on both sides',
    'full-resource',
    together(focused('urn:uuid:7'), having('entry[1].fullUrl', 'urn:uuid:7')),
    'pass',
  ],
  [fullResolves, 'no entry, judged elsewhere', 'full-resource', without('entry[1]'), 'inconclusive'],
  [fullTopic, 'the topic', 'full-resource', unspoiled, 'pass'],
  [fullTopic, 'none', 'full-resource', without(`${status}.topic`), 'violated'],
  [focus, 'the changed resource', 'id-only', unspoiled, 'pass'],
  [focus, 'the patient', 'id-only', focused('Patient/p1'), 'violated'],
  [focus, 'another Encounter in its place', 'id-only', focused('Encounter/other'), 'violated'],
  [focus, 'something that is no resource', 'id-only', focused('urn:oid:1.2.3'), 'inconclusive'],
  [
    focus,
    'a urn:uuid that leads to it',
    'full-resource',
    together(focused('urn:uuid:7'), having('entry[1].fullUrl', 'urn:uuid:7')),
    'pass',
  ],
  [clearText, 'TLS', 'full-resource', unspoiled, 'pass'],
  [clearText, 'no resource', 'id-only', unspoiled, 'inconclusive'],
];

function encounterUrl(): JsonObject {
  return { fullUrl: encounter.reference };
}

function scene(content: string, spoil: Spoil) {
  return bound(content)
    .triggered({ traces: ['label-of-event-1', 'Patient/p1', '1'] })
    .event({ spoil });
}

describe('what a notification gives away, by the stored content level', () => {
  test.each(cases)('$0.id: $1 with $2: $4', (check, _name, content, spoil, outcome) => {
    expect(told(check, scene(content, spoil))).toBe(outcome);
  });

  test.each([
    ['empty', emptyNoFocus],
    ['empty', emptyNoEntries],
    ['empty', emptyListsEvents],
    ['empty', emptyNoTopic],
    ['empty', emptyNoTrace],
    ['id-only', idOnlyFocus],
    ['id-only', idOnlyNoResource],
    ['full-resource', fullFocus],
    ['full-resource', fullEntryPerFocus],
    ['full-resource', fullTopic],
    ['full-resource', clearText],
  ] as const)('a level that the server refuses or changes is skipped: %s, $1.id', (content, check) => {
    const body = { resourceType: 'Subscription', content };
    const refused = story().exchange({ purpose: 'create', about: content, method: 'POST', body, status: 422 });
    expect(told(check, refused)).toBe('skip');
    const broken = story().exchange({ purpose: 'create', about: content, method: 'POST', body, status: 500 });
    expect(told(check, broken)).toBe('inconclusive');
    const changed = story().subscribed('a', { asked: { content }, granted: { content: 'other' } });
    expect(told(check, changed)).toBe('skip');
    expect(told(check, story().subscribed('a', { asked: { content } }))).toBe('inconclusive');
  });

  test('the stored level counts, not the one asked for', () => {
    const granted = story().subscribed('a', { asked: { content: 'empty' }, granted: { content: 'id-only' } });
    const heard = granted.token().opened().bound().triggered().event();
    expect(told(emptyNoFocus, heard)).toBe('skip');
    expect(told(idOnlyFocus, heard)).toBe('pass');
  });
});

describe('notification.empty-no-topic', () => {
  const heard = (topic: string | null) =>
    story()
      .subscribed('a', { asked: { content: 'empty' } })
      .handshake({ topic });
  test('the topic of an empty notification is left out', () => {
    expect(told(emptyNoTopic, heard(null))).toBe('pass');
    expect(told(emptyNoTopic, heard(TOPIC_URL))).toBe('violated');
  });
});

describe('notification.full-resource and deleted resources', () => {
  const deleted = (value: JsonObject) =>
    oneEvent('full-resource')
      .triggered({ interaction: 'delete', focus: 'Encounter/e1' })
      .event({ focus: 'Encounter/e1', spoil: entry(value) });

  test('a link or the last version may stand for what is gone', () => {
    expect(told(fullEntryResource, deleted(linkEntry('Encounter/e1')))).toBe('pass');
    expect(told(fullEntryResource, deleted({ ...encounterUrl(), resource: resource ?? {} }))).toBe('pass');
    expect(told(fullEntryPerFocus, deleted(deletion))).toBe('pass');
    expect(told(fullResolves, deleted({ request: { method: 'DELETE', url: 'Encounter/e1' } }))).toBe('pass');
  });
});

describe('notification.focus and strangers', () => {
  test('a change by somebody else is no wrong focus where nothing is missing', () => {
    expect(told(focus, oneEvent().event({ focus: 'Encounter/stranger' }))).toBe('pass');
  });

  test('a root of a declared notification shape is a focus, too', () => {
    const definition = { notificationShape: [{ resource: 'Patient' }] };
    const topic = { url: TOPIC_URL, resource: 'Encounter', interactions: [], definition };
    const scene = bound('id-only', { facts: { topic } }).triggered().event({ focus: 'Patient/p1' });
    expect(told(focus, scene)).toBe('pass');
  });
});
