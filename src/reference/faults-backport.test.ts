import { describe, expect, test } from 'vitest';
import { object, objects, text, type JsonObject } from './json.js';
import type { RunningReference } from './options.js';
import { startReference } from './server.js';
import { backportSubscribe, entriesOf, finishedEncounter, resourceAt, values } from './testing/backport-client.js';
import { Listener, patient, send, token, within } from './testing/client.js';

/** Plays against a server of R4 or R4B with a fault, and closes it. */
async function spoiled<Result>(
  fhir: 'r4' | 'r4b',
  fault: string,
  play: (server: RunningReference) => Promise<Result>,
): Promise<Result> {
  const server = await startReference({ fhir, faults: [fault] });
  try {
    return await play(server);
  } finally {
    await server.close();
  }
}

/** The notification about an Encounter, to a Subscription with a content level. */
async function told(server: RunningReference, content: string): Promise<JsonObject> {
  const subject = await patient(server);
  const id = await backportSubscribe(server, { filters: [`patient=${subject}`], content });
  const { url, value } = await token(server, id);
  const listener = await Listener.open(url);
  listener.socket.send(`bind-with-token: ${value}`);
  await listener.until(({ heard }) => heard.length >= 1);
  await finishedEncounter(server, subject);
  await listener.until(({ heard }) => heard.length >= 2);
  return listener.heard[1] ?? {};
}

describe('faults that only R4 and R4B have', () => {
  test('exist in these releases only', async () => {
    await expect(startReference({ faults: ['notification-omits-request'] })).rejects.toThrow(
      `Fault "notification-omits-request" does not exist in R5. Start the server with fhir: 'r4' or fhir: 'r4b'.`,
    );
    await expect(startReference({ fhir: 'r4', faults: ['notification-gives-total'] })).rejects.toThrow(
      'does not exist in R4',
    );
  });

  test('spoil what leaves: an entry without response', () =>
    spoiled('r4b', 'notification-omits-response', async (server) => {
      const bundle = await told(server, 'full-resource');
      expect(entriesOf(bundle).map((entry) => Object.keys(entry).sort())).toEqual(
        Array(3).fill(['fullUrl', 'request', 'resource']),
      );
    }));

  test.each([
    ['r4', 'notification-sends-subscription-status', 'SubscriptionStatus'],
    ['r4b', 'notification-sends-parameters', 'Parameters'],
  ] as const)('%s may speak as the other release: %s', (fhir, fault, resourceType) =>
    spoiled(fhir, fault, async (server) => {
      expect(resourceAt(await told(server, 'full-resource'), 0).resourceType).toBe(resourceType);
      expect(resourceAt(await told(server, 'id-only'), 0).resourceType).not.toBe(resourceType);
    }),
  );

  test('spoil what is written: a count that is no number', () =>
    spoiled('r4', 'notification-spells-counter', async (server) => {
      const bundle = await told(server, 'empty');
      expect(values(resourceAt(bundle, 0), 'events-since-subscription-start')).toEqual(['1 events']);
    }));
});

describe('faults of R5', () => {
  test('are still there after the translation: a count that is a number', () =>
    spoiled('r4', 'notification-writes-numbers', async (server) => {
      const status = resourceAt(await told(server, 'id-only'), 0);
      expect(objects(status.parameter)).toContainEqual({ name: 'events-since-subscription-start', valueInteger: 1 });
    }));

  test('are still there after the translation: an element that nobody knows', () =>
    spoiled('r4', 'notification-invents-element', async (server) => {
      expect(resourceAt(await told(server, 'id-only'), 0)).toMatchObject({
        resourceType: 'Parameters',
        eventsSinceStart: '1',
      });
    }));

  test('are still there after the translation: a Subscription that answers otherwise', () =>
    spoiled('r4b', 'subscription-read-forgets-id', async (server) => {
      const id = await backportSubscribe(server);
      const { body } = await send(server, 'GET', `Subscription/${id}`);
      expect([body.id, text(within(body, 'criteria'))]).toEqual([
        undefined,
        expect.stringContaining('encounter-complete'),
      ]);
      expect(object(body.channel).type).toBe('websocket');
    }));
});
