import { afterEach, describe, expect, test } from 'vitest';
import { releaseOf } from '../fhir/index.js';
import { defineScenario, type Progress, type Scenario, type Subscriber } from '../model/index.js';
import { startReference, type RunningReference } from '../reference/index.js';
import { openTranscripts } from '../transcript/index.js';
import { SHORT_LIMITS } from './testing/told.js';
import { walk } from './walk.js';
import type { WalkOptions } from './walk-options.js';

let server: RunningReference;

afterEach(() => server.close());

const discovery = defineScenario({
  id: 'discovery',
  title: 'Looks around',
  phase: 'discovery',
  play: (subscriber) => subscriber.discover(),
});

const binding = defineScenario({
  id: 'binding',
  title: 'Finds the bind form',
  phase: 'binding',
  play: async (subscriber) => subscriber.findBindForm(await subscriber.subscribe('a')),
});

function story(id: string, play: (subscriber: Subscriber) => Promise<void>): Scenario {
  return defineScenario({ id, title: id, phase: 'walk', play });
}

async function walked(scenarios: readonly Scenario[], options: Partial<WalkOptions> = {}) {
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  return walk({
    baseUrl: `${server.baseUrl}/`,
    release: 'auto',
    fhir: releaseOf,
    limits: { ...SHORT_LIMITS, handshakeMs: 5_000, deliveryMs: 5_000, answerMs: 5_000, activationMs: 5_000 },
    runId: 'run-of-the-test',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    startedAtMonotonic,
    scenarios,
    openRecorder: (header) => transcripts.recorder(header),
    ...options,
  });
}

describe('a walk of the reference server', () => {
  test('binds, hears what is triggered and not what is not, and leaves nothing behind', async () => {
    server = await startReference();
    const progress: Progress[] = [];
    const heard: (string | undefined)[] = [];
    const listening = story('listening', async (subscriber) => {
      const a = await subscriber.subscribe('a');
      const { connection } = await subscriber.session(a);
      await subscriber.trigger({ patient: await subscriber.patient('other'), forbids: [a], because: 'filter' });
      const { focus } = await subscriber.trigger({ expects: [a] });
      await connection.waitFor('the event', ({ status }) => status.type === 'event-notification');
      await subscriber.settle('silence');
      heard.push(...connection.notifications.flatMap(({ status }) => status.events.map((e) => e.focus?.reference)));
      expect(heard).toEqual([expect.stringContaining(focus ?? 'no focus')]);
      await connection.close();
    });
    const result = await walked([discovery, binding, listening], { onProgress: (one) => progress.push(one) });
    expect(heard).toHaveLength(1);
    expect(result.transcripts.map(({ header, footer }) => [header.scenario, footer?.outcome])).toEqual([
      ['discovery', 'completed'],
      ['binding', 'completed'],
      ['listening', 'completed'],
    ]);
    expect(result.facts.binding).toEqual({ form: 'colon', handshakes: true });
    expect(result.leftBehind).toEqual([]);
    expect(server.resources()).toBe(0);
    expect(progress.map(({ kind }) => kind)).toContain('waiting');
  });

  test('takes the scenarios of the walk at the same time: the floor is the longest of them behind what comes before', async () => {
    server = await startReference();
    const waiting = (id: string, ms: number) =>
      story(id, (subscriber) => {
        subscriber.needs('a heartbeat', ms);
        return Promise.resolve();
      });
    const { floorMs, transcripts } = await walked([waiting('first', 300), discovery, waiting('second', 200)]);
    expect(floorMs).toBe(300);
    expect(transcripts.map(({ header }) => header.scenario)).toEqual(['first', 'discovery', 'second']);
  });

  test('of many scenarios leaves no warning of the runtime', async () => {
    server = await startReference();
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const many = Array.from({ length: 15 }, (_, index) =>
      story(`one of many ${String(index)}`, (s) => s.pause('x', 5)),
    );
    await walked([discovery, ...many]);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  test('goes on with the others where a scenario is blocked or breaks, and says of each how it ended', async () => {
    server = await startReference({ variants: ['requested-then-active'] });
    const { transcripts } = await walked([
      discovery,
      story(
        'refused',
        async (subscriber) => void (await subscriber.subscribe('a', { topic: 'http://no.example/topic' })),
      ),
      story('broken', () => Promise.reject(new Error('a defect'))),
      story('fine', async (subscriber) => void (await subscriber.subscribe('a'))),
    ]);
    expect(transcripts.map(({ footer }) => footer?.outcome)).toEqual(['completed', 'stopped', 'broken', 'completed']);
    expect(transcripts[1]?.footer?.reason).toContain('the server refused a Subscription (422)');
    expect(server.resources()).toBe(0);
  });
});
