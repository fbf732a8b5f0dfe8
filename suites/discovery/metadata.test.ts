import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/index.js';
import type { Spoil } from '../../src/model/testing/spoil.js';
import { having, story, together, without } from '../../src/model/testing/story.js';
import {
  metadataCapabilities,
  metadataFhirVersion,
  metadataMandatoryElements,
  metadataResourceTypes,
} from './metadata.js';
import { metadataWebsocketExtension } from './websocket-extension.js';

const EXTENSION = {
  url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket',
  valueUri: 'wss://host.example/ws',
};

const STATEMENT: JsonObject = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2030-01-01',
  kind: 'instance',
  fhirVersion: '5.0.0',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      extension: [EXTENSION],
      resource: [{ type: 'Patient' }, { type: 'Subscription' }, { type: 'SubscriptionTopic' }],
    },
  ],
};

function stated(spoil: Spoil = (statement) => statement) {
  return story({ facts: null })
    .exchange({ purpose: 'metadata', status: 200, answer: spoil(STATEMENT) })
    .history();
}

describe('metadata.capabilities', () => {
  const judged = (...statuses: (number | undefined)[]) =>
    metadataCapabilities.judge(
      statuses
        .reduce(
          (told, status) => told.exchange({ purpose: 'metadata', status, answer: status === 200 ? STATEMENT : '{}' }),
          story({ facts: null }),
        )
        .history(),
    ).outcome;

  test.each([
    ['pass', 'answered', [200]],
    ['pass', 'answered once a login was given', [401, 200]],
    ['violated', 'not there', [404]],
    ['violated', 'broken with and without login', [500, 500]],
    ['violated', 'something else was answered', [204]],
    ['inconclusive', 'a login is missing', [401, 401]],
    ['inconclusive', 'login without rights', [403]],
    ['inconclusive', 'a gateway spoke', [503]],
    ['inconclusive', 'no answer', [undefined]],
    ['inconclusive', 'never asked', []],
  ] as const)('%s: %s', (outcome, _story, statuses) => {
    expect(judged(...statuses)).toBe(outcome);
  });

  test('a web page is no CapabilityStatement, and is shown', () => {
    const page = story({ facts: null }).exchange({ purpose: 'metadata', status: 200, answer: '<html></html>' });
    expect(metadataCapabilities.judge(page.history())).toEqual({
      outcome: 'violated',
      message: 'GET metadata was not answered with a CapabilityStatement (1 of 1)',
      findings: [{ entry: 2, expected: '200 with a CapabilityStatement', actual: '200, no FHIR resource' }],
    });
  });
});

describe('metadata.fhir-version', () => {
  test.each([
    ['pass', '5.0.0'],
    ['pass', '5.0.1-cibuild'],
    ['violated', '4.0.1'],
    ['violated', '6.0.0-ballot3'],
    ['violated', ''],
  ])('%s: %s', (outcome, version) => {
    expect(metadataFhirVersion.judge(stated(having('fhirVersion', version))).outcome).toBe(outcome);
  });

  test('violated: none', () => {
    expect(metadataFhirVersion.judge(stated(without('fhirVersion')))).toMatchObject({
      outcome: 'violated',
      findings: [{ entry: 2, path: 'CapabilityStatement.fhirVersion', expected: 'a version of R5', actual: 'absent' }],
    });
  });

  test('inconclusive: no statement', () => {
    expect(metadataFhirVersion.judge(story().history()).outcome).toBe('inconclusive');
  });
});

describe('metadata.mandatory-elements', () => {
  test('pass: all there', () => {
    expect(metadataMandatoryElements.judge(stated()).outcome).toBe('pass');
  });

  test.each(['status', 'date', 'kind', 'fhirVersion', 'format'])('violated: without %s', (element) => {
    expect(metadataMandatoryElements.judge(stated(without(element)))).toMatchObject({
      outcome: 'violated',
      findings: [{ path: `CapabilityStatement.${element}` }],
    });
  });

  test.each([
    ['an empty list of formats', having('format', [])],
    ['no rest', without('rest')],
    ['a client only', having('rest[0].mode', 'client')],
  ])('violated: %s', (_story, spoil) => {
    expect(metadataMandatoryElements.judge(stated(spoil)).outcome).toBe('violated');
  });
});

describe('metadata.resource-types', () => {
  test('pass: both listed', () => {
    expect(metadataResourceTypes.judge(stated()).outcome).toBe('pass');
  });

  test.each([1, 2])('violated: type %i is not listed', (index) => {
    const outcome = metadataResourceTypes.judge(stated(without(`rest[0].resource[${String(index)}]`)));
    expect(outcome).toMatchObject({ outcome: 'violated', findings: [{ actual: 'not among 2 listed types' }] });
  });
});

describe('metadata.websocket-extension', () => {
  const moved = together(without('rest[0].extension'), having('extension', [EXTENSION]));
  const onResource = together(without('rest[0].extension'), having('rest[0].resource[1].extension', [EXTENSION]));

  test.each([
    ['pass', 'on rest, with a wss URL', (statement: JsonObject) => statement],
    ['pass', 'in clear text', having('rest[0].extension[0].valueUri', 'ws://host.example:8080/ws')],
    ['skip', 'not used', without('rest[0].extension')],
    ['advise', 'an http URL', having('rest[0].extension[0].valueUri', 'https://host.example/ws')],
    ['violated', 'a relative URL', having('rest[0].extension[0].valueUri', '/ws')],
    ['violated', 'no URL', without('rest[0].extension[0].valueUri')],
    ['violated', 'a string', having('rest[0].extension[0]', { url: EXTENSION.url, valueString: 'wss://host.example' })],
    ['violated', 'twice on one rest', having('rest[0].extension', [EXTENSION, EXTENSION])],
    ['violated', 'on the statement', moved],
    ['violated', 'on a resource', onResource],
    ['violated', 'nested', having('rest[0].extension[0].extension', [{ url: 'x', valueUri: 'wss://host.example' }])],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(metadataWebsocketExtension.judge(stated(spoil)).outcome).toBe(outcome);
  });

  test('inconclusive: no statement', () => {
    expect(metadataWebsocketExtension.judge(story().history()).outcome).toBe('inconclusive');
  });
});
