import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../model/index.js';
import { runOptions } from './run-options.js';
import { toldOptions } from './told-options.js';

const url = 'http://localhost:8080/r5';

describe('options of run', () => {
  test('have defaults', () => {
    expect(runOptions(url, {})).toMatchObject({
      target: { baseUrl: url },
      auth: { headers: {}, socketAuth: 'refused' },
      limits: DEFAULT_LIMITS,
      reporters: [{ name: 'terminal' }],
      selection: { only: [], skip: [] },
      detail: 'normal',
      strict: false,
      insecure: false,
      color: true,
    });
  });

  test('--timeout sets every wait for the target, --time-budget the longest wait at all', () => {
    const { limits } = runOptions(url, { timeout: 3, timeBudget: 700 });
    expect(limits).toEqual({
      ...DEFAULT_LIMITS,
      handshakeMs: 3000,
      deliveryMs: 3000,
      answerMs: 3000,
      closeMs: 3000,
      activationMs: 3000,
      budgetMs: 700_000,
    });
  });

  test('--header takes name and value apart', () => {
    expect(runOptions(url, { header: ['X-Tenant: one', 'Authorization:Basic a:b'] }).auth.headers).toEqual({
      'X-Tenant': 'one',
      Authorization: 'Basic a:b',
    });
  });

  test('--reference takes faults and variants', () => {
    const { target } = runOptions(undefined, { reference: true, fault: ['heartbeat-stops'], tls: true, tokenLife: 5 });
    expect(target).toEqual({
      reference: {
        faults: ['heartbeat-stops'],
        variants: [],
        tls: true,
        seed: undefined,
        tokenLifeS: 5,
        heartbeatFloorS: undefined,
      },
    });
  });

  test.each([
    ['r4', 'R4'],
    ['R4B', 'R4B'],
    ['r5', 'R5'],
    ['auto', 'auto'],
  ])('--fhir %s', (word, release) => {
    expect(runOptions(url, { fhir: word }).release).toBe(release);
  });

  test.each([
    ['neither target nor --reference', undefined, {}, 'run needs the base URL'],
    ['both of them', url, { reference: true }, 'Leave one of them out'],
    ['a fault without --reference', url, { fault: ['heartbeat-stops'] }, '--fault tells the embedded server'],
    ['no release', url, { fhir: 'r9' }, 'no release of FHIR'],
    ['a header without a name', url, { header: ['secret'] }, 'not of the form "name: value"'],
    ['quiet and verbose', url, { quiet: true, verbose: true }, 'contradict'],
  ])('%s is refused', (_words, baseUrl, raw, message) => {
    expect(() => runOptions(baseUrl, raw)).toThrow(message);
  });
});

describe('what a report says of the options', () => {
  test('never holds a secret', () => {
    const options = runOptions(url, { token: 'top-secret', header: ['X-Key: hidden'] });
    const told = toldOptions(options);
    expect(told).toMatchObject({ token: true, headers: ['X-Key'] });
    expect(JSON.stringify(told)).not.toMatch(/top-secret|hidden/);
  });

  test('leaves out what nobody asked for, and keeps the limits', () => {
    expect(toldOptions(runOptions(url, { only: ['heartbeat'] }))).toEqual({ only: ['heartbeat'], ...DEFAULT_LIMITS });
    expect(toldOptions(runOptions(undefined, { reference: true, fault: ['x-y'] }))).toMatchObject({
      reference: true,
      faults: ['x-y'],
    });
  });
});
