import { describe, expect, test } from 'vitest';
import { having, together, without } from '../../src/model/testing/story.js';
import { endOfDateTime, serverTimeAt } from './answers.js';
import { call, tokenStory, type CallParts } from './testing/token-story.js';
import {
  tokenExpiration,
  tokenExpiresInFuture,
  tokenParameters,
  tokenValue,
  tokenWebsocketUrl,
} from './token-answer.js';

const answered = (parts: CallParts = {}) => call(tokenStory(), 'post', parts).history();
const nothing = () => tokenStory().history();

describe('token.parameters', () => {
  const wrapped = having('parameter', [{ name: 'return', part: [{ name: 'token', valueString: 'x' }] }]);

  test.each([
    ['pass', 'as defined', {}],
    ['pass', 'with a charset', { headers: { 'content-type': 'application/fhir+json; charset=utf-8' } }],
    ['pass', 'plain JSON', { headers: { 'content-type': 'application/json' } }],
    ['pass', 'a parameter of its own', { spoil: having('parameter[2].name', 'server-hint') }],
    ['violated', 'another status', { status: 201 }],
    ['violated', 'another MIME type', { headers: { 'content-type': 'text/plain' } }],
    ['violated', 'another resource', { answer: { token: 'x' } }],
    ['violated', 'in another spelling', { spoil: having('parameter[2].name', 'websocketUrl') }],
    ['violated', 'in one part', { spoil: wrapped }],
  ] as const)('%s: %s', (outcome, _story, parts) => {
    expect(tokenParameters.judge(answered(parts)).outcome).toBe(outcome);
  });

  test('a name in another spelling is shown with the one that is meant', () => {
    expect(tokenParameters.judge(answered({ spoil: having('parameter[2].name', 'websocketUrl') }))).toMatchObject({
      findings: [{ path: 'Parameters.parameter[2].name', expected: 'websocket-url', actual: 'websocketUrl' }],
    });
  });
});

describe.each([tokenParameters, tokenValue, tokenExpiration, tokenWebsocketUrl, tokenExpiresInFuture])(
  '$id',
  (check) => {
    test('pass: an honest answer', () => {
      expect(check.judge(answered()).outcome).toBe('pass');
    });

    test('inconclusive: nothing was answered', () => {
      expect(check.judge(nothing()).outcome).toBe('inconclusive');
    });

    test('inconclusive: every call was refused', () => {
      expect(check.judge(answered({ status: 404 })).outcome).toBe('inconclusive');
    });
  },
);

test.each([tokenValue, tokenExpiration, tokenWebsocketUrl])('$id: every answer counts', (check) => {
  const told = call(call(tokenStory(), 'post'), 'get', { method: 'GET', spoil: having('parameter', []) });
  const { outcome, message } = check.judge(told.history());
  expect(outcome).toBe('violated');
  expect(message).toMatch('1 of 2');
});

describe('token.value', () => {
  test.each([
    ['none', without('parameter[0]')],
    ['two', having('parameter[1]', { name: 'token', valueString: 'y' })],
    ['another type', having('parameter[0]', { name: 'token', valueCode: 'x' })],
    ['empty', having('parameter[0].valueString', '')],
  ])('violated: %s', (_story, spoil) => {
    expect(tokenValue.judge(answered({ spoil })).outcome).toBe('violated');
  });
});

describe('token.expiration', () => {
  test.each([
    ['pass', 'a date', having('parameter[1].valueDateTime', '2031-01-01')],
    ['pass', 'another zone', having('parameter[1].valueDateTime', '2031-01-01T01:00:00+01:00')],
    ['violated', 'none', without('parameter[1]')],
    ['violated', 'two', having('parameter[2].name', 'expiration')],
    ['violated', 'an instant', having('parameter[1]', { name: 'expiration', valueInstant: '2031-01-01T00:00:00Z' })],
    ['violated', 'no zone', having('parameter[1].valueDateTime', '2031-01-01T00:00:00')],
    ['violated', 'in words', having('parameter[1].valueDateTime', 'tomorrow')],
    ['violated', 'no such month', having('parameter[1].valueDateTime', '2031-13-01T00:00:00Z')],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(tokenExpiration.judge(answered({ spoil })).outcome).toBe(outcome);
  });
});

describe('token.websocket-url', () => {
  const url = (text: string) => having('parameter[2].valueUrl', text);
  const asUri = having('parameter[2]', { name: 'websocket-url', valueUri: 'wss://host.example/ws' });

  test.each([
    ['pass', 'in clear text', url('ws://host.example:8080/ws')],
    ['violated', 'none', without('parameter[2]')],
    ['violated', 'two', together(having('parameter[1].name', 'websocket-url'), url('wss://host.example/ws'))],
    ['violated', 'a uri', asUri],
    ['violated', 'a path', url('/ws')],
    ['violated', 'the scheme of the REST API', url('https://host.example/ws')],
    ['violated', 'no host', url('wss:///ws')],
  ] as const)('%s: %s', (outcome, _story, spoil) => {
    expect(tokenWebsocketUrl.judge(answered({ spoil })).outcome).toBe(outcome);
  });
});

describe('token.expires-in-future', () => {
  test.each([
    ['pass', 'an hour', 3_600_000],
    ['pass', 'ten seconds and what the Date header cuts off', 10_001],
    ['advise', 'a few seconds', 5_000],
    ['advise', 'at the edge of the tolerance', -1_000],
    ['violated', 'past', -3_600_000],
  ])('%s: %s', (outcome, _story, lifeMs) => {
    expect(tokenExpiresInFuture.judge(answered({ lifeMs })).outcome).toBe(outcome);
  });

  test('pass: a date lasts until its end', () => {
    const spoil = having('parameter[1].valueDateTime', '2030-01-01');
    expect(tokenExpiresInFuture.judge(answered({ spoil })).outcome).toBe('pass');
  });

  test('the clock of the server counts, not ours', () => {
    const headers = { date: 'Tue, 01 Jan 2030 12:00:00 GMT' };
    expect(tokenExpiresInFuture.judge(answered({ headers, lifeMs: 3_600_000 })).outcome).toBe('violated');
  });
});

describe('times', () => {
  test.each([
    ['2030', '2031-01-01T00:00:00.000Z'],
    ['2030-12', '2031-01-01T00:00:00.000Z'],
    ['2030-02-28', '2030-03-01T00:00:00.000Z'],
    ['2030-01-01T10:00:00.5-02:00', '2030-01-01T12:00:00.500Z'],
  ])('the dateTime %s ends at %s', (text, end) => {
    expect(new Date(endOfDateTime(text) ?? 0).toISOString()).toBe(end);
  });

  test('the clock of the server is taken from the answer that shows it latest', () => {
    const told = tokenStory({ facts: null });
    const history = told
      .at(900)
      .exchange({ purpose: 'x', status: 200 })
      .at(1_950)
      .exchange({ purpose: 'y', status: 200 })
      .history();
    const shown = serverTimeAt(history, 5_000) ?? 0;
    expect(shown).toBeLessThanOrEqual(Date.parse('2030-01-01T00:00:05.000Z'));
    expect(shown).toBeGreaterThan(Date.parse('2030-01-01T00:00:04.000Z'));
  });
});
