import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { releaseOf } from '../fhir/index.js';
import { defineScenario, type Scenario, type Subscriber } from '../model/index.js';
import { startReference, type RunningReference } from '../reference/index.js';
import { openTranscripts } from '../transcript/index.js';
import { json, startTarget, type Target } from './testing/target.js';
import { SHORT_LIMITS, told } from './testing/told.js';
import { walk } from './walk.js';
import type { WalkOptions } from './walk-options.js';

let server: RunningReference | undefined;
let target: Target | undefined;

afterEach(async () => {
  await server?.close();
  await target?.close();
  server = target = undefined;
});

const discovery = defineScenario({
  id: 'discovery',
  title: 'Looks around',
  phase: 'discovery',
  play: (subscriber) => subscriber.discover(),
});

function story(id: string, play: (subscriber: Subscriber) => Promise<void>): Scenario {
  return defineScenario({ id, title: id, phase: 'walk', play });
}

async function walked(scenarios: readonly Scenario[], options: Partial<WalkOptions> = {}) {
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  return walk({
    baseUrl: server?.baseUrl ?? target?.baseUrl ?? '',
    release: 'R5',
    fhir: releaseOf,
    limits: { ...SHORT_LIMITS, answerMs: 5_000 },
    runId: 'run-of-the-test',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    startedAtMonotonic,
    scenarios,
    openRecorder: (header) => transcripts.recorder(header),
    ...options,
  });
}

describe('an interruption', () => {
  test('before the first request still leaves something to report, and nothing more is begun', async () => {
    server = await startReference();
    const asked: string[] = [];
    const { transcripts } = await walked([discovery, story('walking', async () => void asked.push('walking'))], {
      signal: AbortSignal.abort(),
    });
    expect(transcripts.map(({ header, footer }) => [header.scenario, footer?.outcome])).toEqual([
      ['discovery', 'interrupted'],
    ]);
    expect(asked).toEqual([]);
  });

  test('leaves no listener on the signal of the user, nor does a walk that ends by itself', async () => {
    server = await startReference();
    const { signal } = new AbortController();
    await walked([discovery], { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

test('of a target that ends with the walk Subscriptions are removed alone', async () => {
  server = await startReference();
  const subscribing = story('subscribing', async (subscriber) => void (await subscriber.subscribe('a')));
  const { leftBehind } = await walked([discovery, subscribing], { leavesResources: true });
  expect(leftBehind).toEqual([expect.stringMatching(/^Patient\//)]);
  expect(server.resources()).toBe(1);
});

describe('where a scenario cannot be recorded', () => {
  test('the others clean up before the walk fails', async () => {
    server = await startReference();
    const begun = performance.now();
    const transcripts = openTranscripts({ startedAtMonotonic: 0 });
    const patient = story('with a Patient', async (subscriber) => {
      await subscriber.patient('of its own');
      await subscriber.pause('the rest of the day', 60_000);
    });
    const walking = walked([discovery, patient, story('unrecorded', async () => undefined)], {
      openRecorder: (header) => {
        if (header.scenario === 'unrecorded') throw new Error('the disk is full');
        return transcripts.recorder(header);
      },
    });
    await expect(walking).rejects.toThrow('the disk is full');
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(server.resources()).toBe(0);
  });

  test('nothing is sent: neither where the journal cannot be written', async () => {
    target = await startTarget({});
    const folder = mkdtempSync(join(tmpdir(), 'ending-'));
    rmSync(folder, { recursive: true });
    await expect(walked([discovery], { journal: join(folder, 'journal.jsonl') })).rejects.toThrow('cannot be written');
    expect(target.requests).toEqual([]);
  });
});

describe('a target that answers 401', () => {
  const unauthorized = () =>
    startTarget({ answer: (_, response) => json(response, { resourceType: 'OperationOutcome' }, 401) });
  const asking = (options: Partial<WalkOptions>) =>
    told(
      target?.baseUrl ?? '',
      async (subscriber) => {
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' });
        await subscriber.request({ purpose: 'x', method: 'GET', path: 'x' });
      },
      options,
    );

  test('on the way is told of, with what to do', async () => {
    target = await unauthorized();
    expect((await asking({})).notes).toEqual([expect.stringMatching(/answered 401 to 2 requests.*--token/)]);
    expect((await asking({ token: 'token-of-the-user' })).notes).toEqual([expect.stringMatching(/expired on the way/)]);
  });

  test('does not keep the walk from ending, and what cannot be removed is named', async () => {
    let answers = 0;
    target = await startTarget({
      answer: ({ url = '' }, response) => {
        if (answers++ === 0) response.writeHead(201, { location: `${url}/1` }).end();
        else json(response, { resourceType: 'OperationOutcome' }, 401);
      },
    });
    const { leftBehind } = await told(target.baseUrl, async (subscriber) => {
      await subscriber.create('a', { resourceType: 'Subscription' });
      await subscriber.subscribe('b', { topic: 'http://topics.example/a' });
    });
    expect(leftBehind).toEqual(['Subscription/1']);
  });
});

test('a removal that hangs leaves time for the others', async () => {
  target = await startTarget({
    answer: ({ method, url = '' }, response) => {
      if (method === 'POST')
        response.writeHead(201, { location: `${url}/${url.endsWith('Basic') ? 'hangs' : '1'}` }).end();
      else if (!url.endsWith('hangs')) response.writeHead(204).end();
    },
  });
  const { leftBehind } = await told(
    target.baseUrl,
    async (subscriber) => {
      for (const path of ['Patient', 'Basic'])
        await subscriber.request({ purpose: 'x', method: 'POST', path, body: {} });
    },
    { limits: { ...SHORT_LIMITS, answerMs: 300 } },
  );
  expect(leftBehind).toEqual(['Basic/hangs']);
});
