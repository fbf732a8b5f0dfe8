import { afterEach, describe, expect, test } from 'vitest';
import { defineScenario, objectAt, parseJson, textAt, type JsonObject, type Subscriber } from '../model/index.js';
import { startReference, type RunningReference } from '../reference/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told, type Told } from './testing/told.js';

let target: Target | undefined;
let server: RunningReference | undefined;

afterEach(async () => {
  await target?.close();
  await server?.close();
  target = server = undefined;
});

const TRIGGER = {
  match: {
    resourceType: 'Encounter',
    status: 'completed',
    meta: { profile: ['http://profiles.example/encounter'], tag: [{ code: 'theirs' }] },
  },
};

/** Discovers first, within the one story that is told. */
async function after(baseUrl: string, play: (subscriber: Subscriber) => Promise<void>, trigger?: JsonObject) {
  const scenarios = [
    defineScenario({
      id: 'told',
      title: 'Discovers and goes on',
      phase: 'discovery',
      play: async (subscriber) => {
        await subscriber.discover();
        await play(subscriber);
      },
    }),
  ];
  const limits = { ...SHORT_LIMITS, answerMs: 5_000 };
  const given = trigger === undefined ? {} : { topic: 'http://topics.example/a', trigger: JSON.stringify(trigger) };
  return told(baseUrl, async () => undefined, { scenarios, limits, ...given });
}

function triggers(result: Told) {
  return entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'trigger' ? [mark] : []));
}

describe('a trigger', () => {
  test('keeps what a file says in meta beside the tag of the run', async () => {
    target = await startTarget({
      answer: ({ method, url = '' }, response) => {
        if (method === 'POST') response.writeHead(201, { location: `${url}/e1/_history/1` }).end();
        else if (url.endsWith('/metadata'))
          json(response, { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' });
        else response.writeHead(204).end();
      },
    });
    const result = await after(
      target.baseUrl,
      async (subscriber) => {
        expect(await subscriber.trigger({})).toMatchObject({ accepted: true, focus: 'Encounter/e1' });
      },
      TRIGGER,
    );
    const sent = entriesOf(result, 'http-request').find(({ purpose }) => purpose === 'trigger');
    expect(objectAt(parseJson(sent?.body ?? ''), 'meta')).toEqual({
      profile: ['http://profiles.example/encounter'],
      tag: [{ code: 'theirs' }, { system: 'urn:fhir-handshake:run', code: 'run-of-the-test' }],
    });
    expect(triggers(result)).toMatchObject([{ event: 'event-1', interaction: 'create', focus: 'Encounter/e1' }]);
  });

  test('that is refused has no focus', async () => {
    target = await startTarget({
      answer: ({ method, url = '' }, response) => {
        if (url.endsWith('/metadata')) json(response, { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' });
        else json(response, { resourceType: 'OperationOutcome' }, method === 'POST' ? 422 : 404);
      },
    });
    const result = await after(
      target.baseUrl,
      async (subscriber) => expect((await subscriber.trigger({})).accepted).toBe(false),
      TRIGGER,
    );
    expect(triggers(result)[0]?.focus).toBeUndefined();
  });

  test('updates and deletes what it made before, of the type that it is about, and leaves nothing', async () => {
    const reference = (server = await startReference());
    const result = await after(reference.baseUrl, async (subscriber) => {
      for (const interaction of ['update', 'delete'] as const) {
        for (const change of ['match', 'miss-criteria', 'other-resource'] as const) {
          expect((await subscriber.trigger({ interaction, change })).accepted).toBe(true);
        }
      }
      expect((await subscriber.trigger({ interaction: 'update', refused: true })).accepted).toBe(false);
    });
    expect(result.transcript.footer?.outcome).toBe('completed');
    for (const { method, url, body } of entriesOf(result, 'http-request')) {
      if (method !== 'POST' && method !== 'PUT') continue;
      expect(url).toContain(`/${textAt(parseJson(body ?? ''), 'resourceType') ?? 'no type'}`);
    }
    expect(reference.resources()).toBe(0);
  });
});
