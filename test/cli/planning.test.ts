import { expect, onTestFinished, test } from 'vitest';
import { plannedScenario, type PlannedRequest } from '../../src/cli/plan/planned-scenario.js';
import { at, isObject, numberAt, objectsAt, parseJson, textAt, type JsonObject } from '../../src/model/index.js';
import { startReference } from '../../src/reference/index.js';
import { readTranscripts } from '../../src/transcript/index.js';
import { cli } from './testing/process.js';
import { deadBaseUrl } from './testing/fake-server.js';
import { scratchFolder } from './testing/scratch.js';

type Options = Parameters<typeof startReference>[0];

async function reference(options: Options = {}): Promise<{ baseUrl: string; log: string[] }> {
  const log: string[] = [];
  const server = await startReference({ ...options, log: (line) => log.push(line) });
  onTestFinished(() => server.close());
  return { baseUrl: server.baseUrl, log };
}

async function planOf(...words: string[]): Promise<JsonObject> {
  const { exitCode, stdout, stderr } = await cli(['plan', ...words, '--json']);
  expect([exitCode, stderr]).toEqual([0, '']);
  const json = parseJson(stdout);
  if (isObject(json)) return json;
  throw new Error(`plan --json wrote ${stdout}`);
}

/** What each request of a scenario is and is for; polling depends on the time that things take. */
function kinds(requests: readonly PlannedRequest[] | JsonObject[]): string[] {
  const lines = requests.map(({ method, path, purpose, about, as, sends }) =>
    JSON.stringify({ method, path, purpose, about, as, sends }),
  );
  // How many events are tried depends on it too.
  return [...new Set(lines.map((line) => line.replace(/event-\d+/g, 'event')))].sort();
}

const TWO = { authorization: 'token-of-the-first', otherAuthorization: 'token-of-the-second' };
const AS_TWO = ['--token', TWO.authorization, '--other-token', TWO.otherAuthorization];

test.each([
  ['r4', {}, []],
  ['r5', {}, []],
  ['r5', TWO, AS_TWO],
] as const)(
  'what is planned for %s with %o is what a run sends, and only reads reach the target',
  async (fhir, callers, words) => {
    const { baseUrl, log } = await reference({ fhir, ...callers });
    const plan = await planOf(baseUrl, ...words);
    const requests = log.filter((line) => /\b(GET|POST|PUT|PATCH|DELETE)\b/.test(line));
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.filter((line) => !/\bGET\b/.test(line))).toEqual([]);

    const folder = await scratchFolder();
    await cli(['run', baseUrl, ...words, '--transcript', folder, '--quiet']);
    const run = await readTranscripts(folder, { incomplete: false });
    const planned = objectsAt(plan, 'scenarios');
    expect(planned.map((scenario) => textAt(scenario, 'id')).sort()).toEqual(
      run.map(({ header }) => header.scenario).sort(),
    );
    for (const transcript of run) {
      const own = planned.find((scenario) => textAt(scenario, 'id') === transcript.header.scenario);
      const played = plannedScenario(transcript, transcript.header.baseUrl);
      expect(kinds(objectsAt(own, 'requests')), transcript.header.scenario).toEqual(kinds(played.requests));
    }
    expect(numberAt(plan, 'creates', 'Subscription')).toBeGreaterThan(20);
  },
  90_000,
);

test(
  'a topic about a type that the embedded server does not know is planned all the same',
  { timeout: 60_000 },
  async () => {
    const url = 'http://topics.example/flagged';
    const definition = {
      resourceType: 'SubscriptionTopic',
      id: 'flagged',
      url,
      status: 'active',
      resourceTrigger: [
        { resource: 'Flag', supportedInteraction: ['create'], queryCriteria: { current: 'status=active' } },
      ],
      canFilterBy: [{ resource: 'Flag', filterParameter: 'patient' }],
    };
    const topic = { id: 'flagged', url, definition, resource: 'Flag', fires: () => true, filters: [] };
    const { baseUrl } = await reference({ topics: [topic] });
    const plan = await planOf(baseUrl, '--only', 'delivery');
    expect(plan).toMatchObject({ target: { topic: url, release: 'R5' } });
    const delivery = objectsAt(plan, 'scenarios').find((scenario) => textAt(scenario, 'id') === 'delivery');
    const events = objectsAt(delivery, 'requests').filter((request) => request['purpose'] === 'trigger');
    expect(
      events.filter((request) => request['sends'] === 'Flag' && request['creates'] === true).length,
    ).toBeGreaterThan(5);
  },
);

test('waits, what is left out and why, and what all of it is based on are told', { timeout: 60_000 }, async () => {
  const { baseUrl } = await reference();
  const words = ['--only', 'token-care,heartbeat', '--heartbeat-period', '10'];
  const { stdout } = await cli(['plan', baseUrl, ...words]);
  expect(stdout).toMatch(
    /It takes at least [3-9]\.\d s, because it has to wait for:\n {2}heartbeat: listening for heartbeats/,
  );
  expect(stdout).toContain('left out  expired-token: binding tokens live too long');
  expect(stdout).toContain('With --heartbeat-period 10 waits for heartbeats take as many times as long.');
  expect(stdout).toContain('The target was read with 5 GET requests');

  const readOnly = await planOf(baseUrl, '--read-only');
  expect(readOnly).toMatchObject({ creates: {}, floorMs: 0, waits: [] });
  expect(objectsAt(readOnly, 'scenarios')).toHaveLength(1);
  expect(objectsAt(readOnly, 'leftOut').map((one) => at(one, 'id'))).toContain('rest-hook');
});

test('a target that does not answer has no plan', async () => {
  const { exitCode, stderr } = await cli(['plan', await deadBaseUrl()]);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('Nothing listens there');
});
