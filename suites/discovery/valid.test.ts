import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Release } from '../../src/model/index.js';
import { having, story } from '../../src/model/testing/story.js';
import { TOPIC_CANONICAL } from './topic-canonicals.js';
import { metadataValid } from './valid.js';
import { WEBSOCKET_EXTENSION } from './websocket-extension.js';

const STATEMENT: JsonObject = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2030-01-01',
  kind: 'instance',
  implementation: { description: 'a server' },
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server', resource: [{ type: 'Subscription' }] }],
};

function judged(release: Release, place: string, value: Json) {
  const answer = having(place, value)(STATEMENT);
  return metadataValid.judge(
    story({ release, facts: null }).exchange({ purpose: 'metadata', status: 200, answer }).history(),
  ).outcome;
}

describe('metadata.valid', () => {
  const misplaced = [{ url: WEBSOCKET_EXTENSION, valueUri: 'wss://host.example/ws' }];
  const topics = [{ url: TOPIC_CANONICAL, valueUri: 'http://host.example/topics/1' }];

  test.each<[string, string, Release, string, Json]>([
    ['pass', 'a valid statement', 'R4', 'publisher', 'somebody'],
    ['violated', 'an element that there is not', 'R4', 'publisherName', 'somebody'],
    ['violated', 'an extension of others without value', 'R4', 'extension', [{ url: 5 }]],
    ['pass', 'a misplaced extension, which metadata.websocket-extension tells', 'R4', 'extension', misplaced],
    ['pass', 'a topic as uri, which topics.canonical-form tells', 'R4', 'rest[0].resource[0].extension', topics],
    ['violated', 'the same in R4B, where nothing else tells', 'R4B', 'rest[0].resource[0].extension', topics],
  ])('%s: %s', (outcome, _story, release, place, value) => {
    expect(judged(release, place, value)).toBe(outcome);
  });
});
