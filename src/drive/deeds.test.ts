import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { releaseOf } from '../fhir/index.js';
import {
  defineScenario,
  History,
  objectAt,
  objectsAt,
  parseJson,
  type Json,
  type Progress,
  type Subscriber,
} from '../model/index.js';
import { startReference, type RunningReference } from '../reference/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { entriesOf, SHORT_LIMITS, told, type Told } from './testing/told.js';
import type { WalkOptions } from './walk-options.js';

let target: Target | undefined;
let server: RunningReference | undefined;

afterEach(async () => {
  await target?.close();
  await server?.close();
  target = server = undefined;
});

/** Discovers first, within the one story that is told. */
function after(
  baseUrl: string,
  trigger: Json,
  play: (subscriber: Subscriber) => Promise<void>,
  options: Partial<WalkOptions> = {},
): Promise<Told> {
  const story = async (subscriber: Subscriber) => {
    await subscriber.discover();
    await play(subscriber);
  };
  const scenarios = [defineScenario({ id: 'told', title: 'Discovers and goes on', phase: 'discovery', play: story })];
  const limits = { ...SHORT_LIMITS, answerMs: 5_000 };
  const given = { topic: 'http://topics.example/a', trigger: JSON.stringify(trigger) };
  return told(baseUrl, async () => undefined, { scenarios, limits, ...given, ...options });
}

function triggers(result: Told) {
  return entriesOf(result, 'mark').flatMap(({ mark }) => (mark.name === 'trigger' ? [mark] : []));
}

const encounter = { resourceType: 'Encounter', status: 'in-progress', subject: { reference: '{{patient}}' } };

describe('requests of the operator', () => {
  /** Names what is created Encounter/e1; refuses paths with "no" in them. Keeps bodies and one header. */
  async function keeping(): Promise<{ method: string; url: string; body: Json | undefined; trace: unknown }[]> {
    const kept: { method: string; url: string; body: Json | undefined; trace: unknown }[] = [];
    target = await startTarget({
      answer: (request, response) => {
        const { method = '', url = '' } = request;
        if (url.endsWith('/metadata')) {
          json(response, { resourceType: 'CapabilityStatement', fhirVersion: '5.0.0' });
          return;
        }
        void bodyOf(request).then((body) => {
          kept.push({ method, url: url.replace('/r5/', ''), body, trace: request.headers['x-trace'] });
          if (url.includes('no')) response.writeHead(422).end();
          else if (method === 'POST') response.writeHead(201, { location: `${url}/e1/_history/1` }).end();
          else response.writeHead(200).end();
        });
      },
    });
    return kept;
  }

  test('are sent in their order, each with what the one before it made', async () => {
    const kept = await keeping();
    const trigger = {
      match: [
        { method: 'POST', path: 'Encounter', body: encounter },
        {
          method: 'PUT',
          path: '{{created}}',
          body: { ...encounter, status: 'completed' },
          headers: { 'X-Trace': 'one' },
        },
      ],
      patientFilter: 'subject',
    };
    const result = await after(target?.baseUrl ?? '', trigger, async (subscriber) => {
      const caused = await subscriber.trigger({ patient: 'Patient/p1' });
      expect(caused).toMatchObject({ accepted: true, focus: 'Encounter/e1' });
    });
    const sent = kept.filter(({ method }) => method === 'POST' || method === 'PUT');
    expect(sent).toMatchObject([
      { method: 'POST', url: 'Encounter', body: { status: 'in-progress', subject: { reference: 'Patient/p1' } } },
      { method: 'PUT', url: 'Encounter/e1', body: { id: 'e1', status: 'completed' }, trace: 'one' },
    ]);
    for (const { body } of sent) expect(body).toMatchObject({ meta: { tag: [{ code: 'run-of-the-test' }] } });
    expect(triggers(result)).toMatchObject([
      { interaction: 'update', focus: 'Encounter/e1', traces: ['Patient/p1', 'Encounter/e1'] },
    ]);
    expect(kept.at(-1)).toMatchObject({ method: 'DELETE', url: 'Encounter/e1' });
  });

  test('carry the tag of the run where they create, and leave what was there as it is', async () => {
    const kept = await keeping();
    const entry = [
      { resource: encounter, request: { method: 'POST', url: 'Encounter' } },
      { resource: encounter, request: { method: 'PUT', url: 'Encounter/theirs' } },
    ];
    const trigger = {
      match: [
        { method: 'POST', path: '', body: { resourceType: 'Bundle', type: 'transaction', entry } },
        { method: 'PUT', path: 'Encounter/theirs', body: encounter },
      ],
      resource: 'Encounter',
    };
    await after(target?.baseUrl ?? '', trigger, async (subscriber) => void (await subscriber.trigger({})));
    const tag = [{ system: 'urn:fhir-handshake:run', code: 'run-of-the-test' }];
    const [transaction, update] = kept.filter(({ method }) => method === 'POST' || method === 'PUT');
    const [created, updated] = objectsAt(transaction?.body, 'entry').map((one) => objectAt(one, 'resource'));
    expect(created).toMatchObject({ meta: { tag } });
    for (const one of [updated, update?.body]) expect(one).not.toHaveProperty('meta');
  });

  test('stop where one before the last is refused', async () => {
    await keeping();
    const trigger = [
      { method: 'POST', path: 'Encounter/no' },
      { method: 'DELETE', path: 'Encounter/e1' },
    ];
    const result = await after(
      target?.baseUrl ?? '',
      trigger,
      async (subscriber) => void (await subscriber.trigger({})),
    );
    expect(result.transcript.footer?.reason).toContain(
      'the first request of --trigger failed: the target answered 422',
    );
    expect(triggers(result)).toEqual([]);
  });

  test('are told as refused where the last is, and leave what misses to the harness', async () => {
    await keeping();
    const trigger = { match: { method: 'POST', path: 'Encounter/no/$end', body: 'as it is' }, resource: 'Encounter' };
    const result = await after(target?.baseUrl ?? '', trigger, async (subscriber) => {
      expect((await subscriber.trigger({})).accepted).toBe(false);
      expect(await subscriber.trigger({ change: 'other-resource' })).toMatchObject({ focus: 'Observation/e1' });
    });
    expect(triggers(result)).toMatchObject([{ interaction: 'update' }, { interaction: 'create' }]);
  });
});

async function bodyOf(request: IncomingMessage): Promise<Json | undefined> {
  const body = await text(request);
  return parseJson(body) ?? (body === '' ? undefined : body);
}

describe('what is done by hand', () => {
  const byHand = {
    resource: 'Encounter',
    match: { manual: 'End the visit of {{patient}}', timeLimit: 2 },
    miss: { manual: 'Begin a visit', timeLimit: 0.2 },
  };
  const topic = 'http://fhir-handshake.example/SubscriptionTopic/encounter-complete';

  /** A person who ends a visit when asked to. */
  function person(baseUrl: string, does: (baseUrl: string) => Promise<void> = endVisit) {
    const prompts: string[] = [];
    const onProgress = (progress: Progress) => {
      if (progress.kind !== 'prompt') return;
      prompts.push(progress.text);
      if (progress.text.startsWith('End')) void does(baseUrl);
    };
    return { prompts, onProgress };
  }

  async function endVisit(baseUrl: string): Promise<void> {
    const write = (method: string, path: string, resource: object) =>
      fetch(`${baseUrl}/${path}`, {
        method,
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify(resource),
      });
    const created = await write('POST', 'Encounter', { resourceType: 'Encounter', status: 'in-progress' });
    const id = /Encounter\/([^/]+)/.exec(created.headers.get('location') ?? '')?.[1] ?? '';
    await write('PUT', `Encounter/${id}`, { resourceType: 'Encounter', id, status: 'completed' });
  }

  test('is seen from its notification where nobody is at a terminal', async () => {
    server = await startReference();
    const { prompts, onProgress } = person(server.baseUrl);
    const story = async (subscriber: Subscriber) => {
      const subscription = await subscriber.subscribe('main', { topic });
      await subscriber.session(subscription);
      const { accepted, focus } = await subscriber.trigger({ expects: [subscription], patient: 'Patient/p1' });
      expect([accepted, focus]).toEqual([true, expect.stringMatching(/^Encounter\//)]);
      expect(await subscriber.trigger({ change: 'miss-criteria', forbids: [subscription] })).toMatchObject({
        accepted: true,
      });
    };
    const result = await after(server.baseUrl, byHand, story, { topic, onProgress });
    expect(result.transcript.footer).toMatchObject({ outcome: 'completed' });
    expect(prompts).toEqual(['End the visit of Patient/p1', 'Begin a visit']);

    const history = new History(result.transcript, releaseOf('R5'), {
      release: 'R5',
      issues: () => [],
      frameIssues: () => [],
    });
    const [deed] = history.marks('trigger');
    const exchange = history.exchange(deed?.exchange ?? 0);
    expect(exchange?.status).toBe(200);
    expect(history.foreignEvents()).toEqual([]);
    const [event] = history.events('main');
    expect(exchange?.request.at).toBeLessThan(event?.notification.at ?? 0);
    expect(exchange?.request.seq).toBeLessThan(event?.notification.seq ?? 0);
  });

  test('is waited for until somebody says so, one thing at a time', async () => {
    server = await startReference();
    const { prompts, onProgress } = person(server.baseUrl, async () => undefined);
    const pressed: (() => void)[] = [];
    const confirm = () => new Promise<void>((resolve) => void pressed.push(resolve));
    const story = async (subscriber: Subscriber) => {
      const both = [subscriber.trigger({}), subscriber.trigger({})];
      await subscriber.until('the first prompt', 1000, () => pressed.length === 1, 10);
      expect(prompts).toEqual(['End the visit of any patient']);
      pressed[0]?.();
      await subscriber.until('the second prompt', 1000, () => pressed.length === 2, 10);
      pressed[1]?.();
      expect(await Promise.all(both)).toMatchObject([{ accepted: true }, { accepted: true }]);
    };
    const result = await after(server.baseUrl, byHand, story, { topic, onProgress, confirm });
    expect(result.transcript.footer).toMatchObject({ outcome: 'completed' });
    expect(triggers(result)).toMatchObject([{ byHand: {} }, { byHand: {} }]);
    expect(triggers(result)[0]?.focus).toBeUndefined();
  });

  test('that nobody does in time stops the story', async () => {
    server = await startReference();
    const trigger = { resource: 'Encounter', match: { manual: 'End the visit', timeLimit: 0.2 } };
    const story = async (subscriber: Subscriber) => {
      const subscription = await subscriber.subscribe('main', { topic });
      await subscriber.trigger({ expects: [subscription] });
    };
    const result = await after(server.baseUrl, trigger, story, { topic });
    expect(result.transcript.footer?.reason).toBe('"End the visit": no notification came of it within 0.2 s');
    const asked = await after(server.baseUrl, trigger, story, { topic, confirm: () => new Promise(() => undefined) });
    expect(asked.transcript.footer?.reason).toContain('nobody said that it was done within 0.2 s');
  });
});
