import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, parseJson, type Json, type JsonObject } from '../../model/index.js';
import { notificationBundle, resourceEntry, having, together, without } from '../../model/testing/story.js';
import type { Spoil } from '../../model/testing/spoil.js';
import { structureProblems } from './problems.js';

const timestamp = '2030-01-01T00:00:00.000Z';
const honest = notificationBundle({
  type: 'event-notification',
  subscriptionId: 'sub-a',
  count: 1,
  events: [{ number: 1, focus: 'Encounter/e1', timestamp, context: ['Patient/p1'] }],
  entries: [resourceEntry('Encounter/e1', { status: 'completed', anything: [{}] })],
  timestamp,
});
const status = 'entry[0].resource';

function withStatus(name: string, value: Json): Spoil {
  return having(`${status}.${name}`, value);
}

describe('what is right', () => {
  const cases: [string, Spoil][] = [
    ['a usual notification', (bundle) => bundle],
    [
      'every element of a Bundle',
      together(
        having('id', 'b1'),
        having('meta', {
          versionId: '1',
          lastUpdated: timestamp,
          profile: ['http://a.example/p'],
          tag: [{ code: 'x y' }],
        }),
        having('language', 'en'),
        having('identifier', { use: 'usual', system: 'urn:x', value: 'v', period: { start: '2030', end: timestamp } }),
        having('link', [{ relation: 'self', url: 'https://host.example/fhir' }]),
        having('entry[1].response', { status: '200', etag: 'W/"1"', lastModified: timestamp }),
        having('signature', { type: [{ code: 'x' }], who: { display: 'me' }, data: 'QUJD' }),
      ),
    ],
    [
      'narrative, contained resources, errors',
      together(
        withStatus('text', { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' }),
        withStatus('contained', [{ resourceType: 'Patient', id: 'p' }]),
        withStatus('error', [{ coding: [{ system: 'http://a.example', code: 'no-response' }], text: 'x' }]),
      ),
    ],
    [
      'extensions of every sort',
      together(
        withStatus('extension', [
          { url: 'http://a.example/1', valueString: 'x' },
          { url: 'http://a.example/2', extension: [{ url: 'inner', valueCoding: { code: 'c' } }] },
          { url: 'http://a.example/3', valueQuantity: { value: 1 } },
          {
            url: 'http://a.example/4',
            _valueDate: { extension: [{ url: 'http://a.example/5', valueCode: 'unknown' }] },
          },
          { url: 'http://a.example/6', valueInteger64: '-12' },
        ]),
      ),
    ],
    [
      'extensions of primitives, also in lists',
      together(
        withStatus('_topic', { id: 'x', extension: [{ url: 'http://a.example', valueBoolean: true }] }),
        having('meta', { profile: ['http://a.example/p', null], _profile: [null, { id: 'p' }] }),
      ),
    ],
    [
      'a required primitive that only has an extension',
      together(without('type'), having('_type', { extension: [{ url: 'http://a.example', valueCode: 'unknown' }] })),
    ],
    [
      'a leap second and seven digits of a second',
      having('meta', { lastUpdated: '2030-06-30T23:59:60.1234567-05:00' }),
    ],
    ['several statuses', (bundle) => having('entry[2]', bundle['entry'] === undefined ? null : first(bundle))(bundle)],
  ];
  test.each(cases)('%s', (_case, spoil) => {
    expect(structureProblems(spoil(honest))).toEqual([]);
  });
});

function first(bundle: JsonObject): Json {
  const [entry = null] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  return entry;
}

describe('what is wrong is named once, with its place', () => {
  const cases: [Spoil, string, RegExp, string][] = [
    [having('resourceType', 'Bundel'), 'Bundle.resourceType', /"Bundle"/, '"Bundel"'],
    [without('type'), 'Bundle.type', /present/, 'absent'],
    [having('type', 5), 'Bundle.type', /a code/, '5'],
    [having('colour', 'red'), 'Bundle.colour', /no element of this name/, '"red"'],
    [having('id', 'not an id'), 'Bundle.id', /an id: 1 to 64/, '"not an id"'],
    [having('meta', {}), 'Bundle.meta', /Meta .* not empty/, '{}'],
    [having('meta', { lastUpdated: '2030-01-01' }), 'Bundle.meta.lastUpdated', /instant/, '"2030-01-01"'],
    [having('meta', { profile: [] }), 'Bundle.meta.profile', /list of at least one/, '[]'],
    [having('meta', { tag: { code: 'x' } }), 'Bundle.meta.tag', /list/, '{"code":"x"}'],
    [having('meta', { tag: [{ code: ' x' }] }), 'Bundle.meta.tag[0].code', /a code/, '" x"'],
    [having('meta', { tag: [null] }), 'Bundle.meta.tag[0]', /a Coding/, 'null'],
    [having('language', null), 'Bundle.language', /a code/, 'null'],
    [having('language', ''), 'Bundle.language', /a code/, '""'],
    [having('entry', {}), 'Bundle.entry', /list/, '{}'],
    [having('entry[1]', 'x'), 'Bundle.entry[1]', /an entry/, '"x"'],
    [having('entry[1].foo', 1), 'Bundle.entry[1].foo', /no element/, '1'],
    [having('entry[1].fullUrl', 'a b'), 'Bundle.entry[1].fullUrl', /URI/, '"a b"'],
    [having('entry[1].request', {}), 'Bundle.entry[1].request', /a request/, '{}'],
    [without('entry[1].request.method'), 'Bundle.entry[1].request.method', /present/, 'absent'],
    [without('entry[1].request.url'), 'Bundle.entry[1].request.url', /present/, 'absent'],
    [having('entry[1].request.method', 'put'), 'Bundle.entry[1].request.method', /one of GET, .*PUT/, '"put"'],
    [having('entry[1].response', { etag: 'x' }), 'Bundle.entry[1].response.status', /present/, 'absent'],
    [having('entry[1].resource', {}), 'Bundle.entry[1].resource', /not empty/, '{}'],
    [having('entry[1].resource', 'x'), 'Bundle.entry[1].resource', /a resource/, '"x"'],
    [without('entry[1].resource.resourceType'), 'Bundle.entry[1].resource.resourceType', /present/, 'absent'],
    [
      having('entry[1].resource.resourceType', 'Visit'),
      'Bundle.entry[1].resource.resourceType',
      /R5 resource/,
      '"Visit"',
    ],
    [having('entry[1].resource.id', 'x_y'), 'Bundle.entry[1].resource.id', /an id/, '"x_y"'],
    [having('entry[1].resource.meta', 'x'), 'Bundle.entry[1].resource.meta', /a Meta/, '"x"'],
    [having('link', [{ relation: 'self' }]), 'Bundle.link[0].url', /present/, 'absent'],
    [withStatus('typ', 'x'), 'Bundle.entry[0].resource.typ', /no element/, '"x"'],
    [withStatus('a/b~c', 1), 'Bundle.entry[0].resource.a/b~c', /no element/, '1'],
    [withStatus('id', 7), 'Bundle.entry[0].resource.id', /an id/, '7'],
    [withStatus('type', 'nonsense'), 'Bundle.entry[0].resource.type', /one of handshake, heartbeat/, '"nonsense"'],
    [withStatus('type', 1), 'Bundle.entry[0].resource.type', /one of handshake/, '1'],
    [withStatus('status', true), 'Bundle.entry[0].resource.status', /text/, 'true'],
    [withStatus('topic', 'a topic'), 'Bundle.entry[0].resource.topic', /canonical/, '"a topic"'],
    [
      withStatus('subscription', 'Subscription/1'),
      'Bundle.entry[0].resource.subscription',
      /a Reference/,
      '"Subscription/1"',
    ],
    [withStatus('subscription', {}), 'Bundle.entry[0].resource.subscription', /a Reference/, '{}'],
    [withStatus('subscription', { ref: 'x' }), 'Bundle.entry[0].resource.subscription.ref', /no element/, '"x"'],
    [withStatus('notificationEvent', []), 'Bundle.entry[0].resource.notificationEvent', /at least one/, '[]'],
    [withStatus('notificationEvent[0]', {}), 'Bundle.entry[0].resource.notificationEvent[0]', /not empty/, '{}'],
    [
      withStatus('notificationEvent[0].kind', 'x'),
      'Bundle.entry[0].resource.notificationEvent[0].kind',
      /no element/,
      '"x"',
    ],
    [
      withStatus('notificationEvent[0].focus', 'x'),
      'Bundle.entry[0].resource.notificationEvent[0].focus',
      /a Reference/,
      '"x"',
    ],
    [withStatus('error', ['x']), 'Bundle.entry[0].resource.error[0]', /a CodeableConcept/, '"x"'],
    [withStatus('text', { status: 'generated' }), 'Bundle.entry[0].resource.text.div', /present/, 'absent'],
    [withStatus('extension', [{ valueString: 'x' }]), 'Bundle.entry[0].resource.extension[0].url', /present/, 'absent'],
    [
      withStatus('extension', [{ url: 'u' }]),
      'Bundle.entry[0].resource.extension[0]',
      /either one value/,
      '{"url":"u"}',
    ],
    [
      withStatus('extension', [{ url: 'u', valueString: 'x', valueCode: 'y' }]),
      'Bundle.entry[0].resource.extension[0]',
      /either one value/,
      '{"url":"u","valueString":"x","valueCode":"y"}',
    ],
    [
      withStatus('extension', [{ url: 'u', valueInteger: '1' }]),
      'Bundle.entry[0].resource.extension[0].valueInteger',
      /whole JSON number/,
      '"1"',
    ],
    [
      withStatus('extension', [{ url: 'u', valueFoo: '1' }]),
      'Bundle.entry[0].resource.extension[0].valueFoo',
      /no element/,
      '"1"',
    ],
  ];
  test.each(cases)('%#', (spoil, path, expected, actual) => {
    const problems = structureProblems(spoil(honest));
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]?.expected).toMatch(expected);
    expect(problems[0]?.actual).toBe(actual);
  });
});

describe('what a check of its own judges is no problem here', () => {
  const cases: [string, Spoil][] = [
    ['no type', without(`${status}.type`)],
    ['two types', withStatus('type', ['handshake', 'heartbeat'])],
    ['no subscription', without(`${status}.subscription`)],
    ['two subscriptions', withStatus('subscription', [{}, {}])],
    ['two topics', withStatus('topic', ['a', 'b'])],
    ['an unknown status code', withStatus('status', 'sleeping')],
    ['a count that is a number', withStatus('eventsSinceSubscriptionStart', 1)],
    ['a count that is no number', withStatus('eventsSinceSubscriptionStart', 'one')],
    ['an event outside a list', withStatus('notificationEvent', { eventNumber: '1' })],
    ['no event number', without(`${status}.notificationEvent[0].eventNumber`)],
    ['an event number that is a number', withStatus('notificationEvent[0].eventNumber', 1)],
    ['a malformed event time', withStatus('notificationEvent[0].timestamp', 'yesterday')],
    ['two focuses', withStatus('notificationEvent[0].focus', [{}])],
    ['context outside a list', withStatus('notificationEvent[0].additionalContext', {})],
    ['another Bundle type', having('type', 'history')],
    ['a malformed time of the Bundle', having('timestamp', 'now')],
    ['no fullUrl', without('entry[1].fullUrl')],
    ['a versioned fullUrl', having('entry[1].fullUrl', 'https://h.example/fhir/Encounter/e1/_history/1')],
    ['total and search', together(having('total', 1), having('entry[1].search', { mode: 'match' }))],
    ['an empty entry', having('entry[1]', {})],
  ];
  test.each(cases)('%s', (_case, spoil) => {
    expect(structureProblems(spoil(honest))).toEqual([]);
  });
});

describe('hostile documents', () => {
  test('of any JSON at all get an answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const bundle = parseJson(JSON.stringify({ ...honest, entry: [one, { resource: other, extension: one }] }));
        expect(isObject(bundle) && structureProblems(bundle)).toBeInstanceOf(Array);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('nested thousands of levels deep get one problem', () => {
    let extension: JsonObject = { url: 'u', valueString: 'x' };
    for (let level = 0; level < 50_000; level++) extension = { url: 'u', extension: [extension] };
    expect(structureProblems({ ...honest, extension: [extension] }).length).toBeGreaterThan(0);
    const meta = { ...honest, meta: { extension: [extension] } };
    expect(structureProblems(meta)).toEqual([expect.objectContaining({ path: 'Bundle' })]);
  });

  test('with a million defects get a hundred problems', () => {
    const entry = Array.from({ length: 10_000 }, () => ({ a: 1, b: 2 }));
    expect(structureProblems({ ...honest, entry })).toHaveLength(100);
  });
});
