import { describe, expect, test } from 'vitest';
import { story, type Story } from '../../src/model/testing/story.js';
import { mimeType, oneMimeType, XML_KEY } from './formats.js';
import { bound, told } from './testing/scenes.js';

const JSON_TYPE = 'application/fhir+json';
const XML_TYPE = 'application/fhir+xml';
const XML =
  '<?xml version="1.0"?>\n<Bundle xmlns="http://hl7.org/fhir"><type value="subscription-notification"/></Bundle>';
const TURTLE = '@prefix fhir: <http://hl7.org/fhir/> . [] a fhir:Bundle .';
const BUNDLE = JSON.stringify({ resourceType: 'Bundle' });

function of(contentType: string): Story {
  return story().subscribed('a', { asked: { contentType } }).token().opened().bound();
}

function mixed(): Story {
  const xml = { asked: { contentType: XML_TYPE } };
  return story()
    .subscribed('json')
    .subscribed(XML_KEY, xml)
    .opened()
    .bound({ keys: ['json'] })
    .bound({ keys: [XML_KEY] });
}

describe('notification.mime-type', () => {
  test.each([
    ['JSON where JSON is asked for', of(JSON_TYPE).received(BUNDLE), 'pass'],
    ['JSON where a version is asked for', of(`${JSON_TYPE}; fhirVersion=5.0`).received(BUNDLE), 'pass'],
    ['XML where JSON is asked for', of(JSON_TYPE).received(XML), 'violated'],
    ['Turtle where JSON is asked for', of(JSON_TYPE).received(TURTLE), 'violated'],
    ['XML where XML is asked for', of(XML_TYPE).received(XML), 'pass'],
    ['JSON where XML is asked for', of(XML_TYPE).received(BUNDLE), 'violated'],
    ['an answer to the bind that is no notification', of(XML_TYPE).received('{"type":"bound"}'), 'inconclusive'],
    ['a text that is no notification', of(JSON_TYPE).received('bound sub-a'), 'inconclusive'],
    ['a type that nobody knows', of('application/cbor').received(XML), 'inconclusive'],
    ['nothing', of(JSON_TYPE), 'inconclusive'],
    ['either format where both are bound', mixed().received(XML).received(BUNDLE), 'pass'],
    ['a third format where two are bound', mixed().received(TURTLE), 'violated'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(mimeType, scene)).toBe(outcome);
  });

  test('a Subscription that a server stores with another type gets that one', () => {
    const stored = { asked: { contentType: XML_TYPE }, granted: { contentType: JSON_TYPE } };
    expect(told(mimeType, story().subscribed('a', stored).opened().bound().received(BUNDLE))).toBe('pass');
  });
});

describe('notification.one-mime-type', () => {
  const create = { purpose: 'create', about: XML_KEY, method: 'POST', body: {} };
  test.each([
    ['each its own', mixed().received(XML).received(BUNDLE), 'pass'],
    ['JSON for all', mixed().received(BUNDLE), 'pass'],
    ['a third format', mixed().received(TURTLE), 'violated'],
    ['nothing', mixed(), 'inconclusive'],
    ['XML refused', story().exchange({ ...create, status: 422 }), 'skip'],
    ['XML stored as JSON', story().subscribed(XML_KEY, { granted: { contentType: JSON_TYPE } }), 'skip'],
    ['a server that fails', story().exchange({ ...create, status: 500 }), 'inconclusive'],
    ['one type only', bound(), 'inconclusive'],
  ] as const)('%s: %s', (_name, scene, outcome) => {
    expect(told(oneMimeType, scene)).toBe(outcome);
  });
});
