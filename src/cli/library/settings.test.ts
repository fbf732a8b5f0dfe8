import { describe, expect, expectTypeOf, test } from 'vitest';
import { objectAt, type Trouble } from '../../model/index.js';
import { schemaNamed } from '../schema-guard.js';
import type { RunSettings } from './run-settings.js';
import { NOT_FOR_PROGRAMS, optionsOf } from './settings.js';

/** A value for every key, as the type has it. */
const EVERY = {
  baseUrl: 'http://127.0.0.1:1/fhir',
  reference: false,
  fhir: 'r5',
  token: 'a',
  tokenCommand: ['print', 'token'],
  header: { 'X-Tenant': 'one' },
  auth: { basic: { user: 'a', password: 'b' } },
  clientCert: 'client.pem',
  clientKey: 'client.key.pem',
  socketAuth: 'never',
  ca: 'ca.pem',
  insecure: true,
  allowHost: 'other.example',
  topic: 'http://topics.example/a',
  subscription: 'subscription.json',
  trigger: 'trigger.json',
  heartbeatPeriod: 2,
  timeBudget: 20,
  timeout: 3,
  rate: 5,
  connections: 6,
  readOnly: true,
  shard: '1/2',
  transcript: 'transcripts',
  endpointPort: 8090,
  endpointHost: '127.0.0.1',
  endpointUrl: 'https://tunnel.example',
  endpointCert: 'cert.pem',
  endpointKey: 'key.pem',
  only: 'heartbeat',
  skip: ['token'],
  suite: 'my-suite.js',
  strict: true,
  knownFailures: 'known.yaml',
  fault: 'heartbeat-stops',
  variant: ['relative-references'],
  tokenLife: 5,
  tls: true,
} as const satisfies Required<RunSettings>;

describe('the settings of a program', () => {
  test('are the keys of the configuration file', async () => {
    const keys = Object.keys(objectAt(await schemaNamed('config'), 'properties') ?? {});
    expect([...Object.keys(EVERY), ...NOT_FOR_PROGRAMS].sort()).toEqual(keys.sort());
    expectTypeOf<keyof RunSettings>().toEqualTypeOf<keyof typeof EVERY>();
  });

  test('become what the command line would have said', async () => {
    const { tokenCommand, auth, fault, variant, tokenLife, tls, reference, ...settings } = EVERY;
    const options = await optionsOf(settings);
    expect(options).toMatchObject({
      target: { baseUrl: EVERY.baseUrl },
      release: 'R5',
      auth: { token: 'a', headers: { 'X-Tenant': 'one' }, socketAuth: 'never' },
      limits: { deliveryMs: 3000, budgetMs: 20_000 },
      selection: { only: ['heartbeat'], skip: ['token'] },
      shard: { number: 1, of: 2 },
      traffic: { ratePerS: 5, connections: 6 },
      strict: true,
    });
    expect(await optionsOf({ reference: true, fault, variant, tokenLife, tls })).toMatchObject({
      target: { reference: { faults: [fault], variants: [...variant], tokenLifeS: tokenLife, tls } },
    });
    expect(await optionsOf({ baseUrl: EVERY.baseUrl, tokenCommand, auth: undefined })).toMatchObject({
      auth: { tokenCommand: ['print', 'token'] },
    });
    expect([reference, auth.basic.user]).toEqual([false, 'a']);
  });

  test('hold no variables', async () => {
    expect(await optionsOf({ baseUrl: EVERY.baseUrl, token: '${HOME}' })).toMatchObject({ auth: { token: '${HOME}' } });
  });

  test.each([
    [{ timeBuget: 3 }, 'run(): "timeBuget" is unknown. Did you mean "timeBudget"?'],
    [{ timeout: Number.NaN }, 'run(): "timeout" is null.'],
    [{ token: 7 }, 'run(): "token" is a number.'],
    [{ reporter: 'junit' }, 'run() was given "reporter", which is for the command line'],
    [{ rate: 0 }, 'run(): "rate" is 0.'],
    [{ baseUrl: undefined }, 'run needs the base URL'],
  ])('%j is refused', async (wrong, message) => {
    const trouble = await optionsOf({ baseUrl: EVERY.baseUrl, ...wrong }).catch((thrown: Trouble) => thrown);
    expect(trouble).toMatchObject({ name: 'Trouble', exitCode: 2 });
    expect(trouble).toHaveProperty('message', expect.stringContaining(message));
  });
});
