import { afterEach, describe, expect, test } from 'vitest';
import { loadLibrary } from '../cli/load-suites.js';
import { releaseOf } from '../fhir/index.js';
import { DEFAULT_LIMITS, type Entry, type Transcript } from '../model/index.js';
import { startReference, type RunningReference } from '../reference/index.js';
import { openTranscripts } from '../transcript/index.js';
import { walk } from './walk.js';
import type { WalkOptions } from './walk-options.js';

const { suites } = await loadLibrary();
const scenarios = suites.map(({ scenario }) => scenario);

/** Of the clean-up of a server on the same machine, and of connections that are left, at most. Milliseconds. */
const ENDING_MS = 3_000;

let server: RunningReference | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function walked({ baseUrl, certificate }: RunningReference, options: Partial<WalkOptions> = {}) {
  const startedAtMonotonic = performance.now();
  const transcripts = openTranscripts({ startedAtMonotonic });
  return walk({
    baseUrl,
    release: 'auto',
    fhir: releaseOf,
    scenarios,
    limits: DEFAULT_LIMITS,
    runId: 'run-of-the-test',
    tool: { name: 'fhir-handshake', version: '0.0.0' },
    startedAtMonotonic,
    ca: certificate,
    openRecorder: (header) => transcripts.recorder(header),
    ...options,
  });
}

function all(transcripts: readonly Transcript[], kind: Entry['kind']): Entry[] {
  return transcripts.flatMap(({ entries }) => entries.filter((entry) => entry.kind === kind));
}

describe('the whole walk', () => {
  test('over TLS, with a token that guards REST and sockets, leaves nothing, and no secret in the recording', async () => {
    const reference = (server = await startReference({
      tls: true,
      authorization: 'token-of-the-user',
      faults: ['bind-demands-authorization'],
    }));
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const { transcripts, leftBehind } = await walked(reference, { token: 'token-of-the-user' });
    process.off('warning', listen);
    expect(transcripts.map(({ footer }) => footer?.outcome)).toEqual(scenarios.map(() => 'completed'));
    expect(leftBehind).toEqual([]);
    expect(reference.resources()).toBe(0);
    expect(warnings).toEqual([]);
    // Refused once at the door; every later connection shows what opened it.
    expect(all(transcripts, 'ws-refused')).toHaveLength(1);
    expect(all(transcripts, 'ws-open').length).toBeGreaterThan(10);
    expect(JSON.stringify(transcripts)).not.toContain('token-of-the-user');
  }, 30_000);
});

describe('an interruption', () => {
  test.for([1, 4, 12, 30, 70])('at wait %s ends the walk soon, and leaves nothing', async (wait) => {
    const reference = (server = await startReference({ variants: ['random-latency'] }));
    const interruption = new AbortController();
    let waits = 0;
    let interruptedAt = Infinity;
    const { transcripts, leftBehind } = await walked(reference, {
      signal: interruption.signal,
      onProgress: ({ kind }) => {
        if (kind !== 'waiting' || ++waits !== wait) return;
        interruptedAt = performance.now();
        // In the middle of what the story does next, not of the wait itself.
        setTimeout(() => interruption.abort(), 3);
      },
    });
    expect(performance.now() - interruptedAt).toBeLessThan(ENDING_MS);
    expect(transcripts.map(({ footer }) => footer?.outcome)).toContain('interrupted');
    expect(leftBehind).toEqual([]);
    expect(reference.resources()).toBe(0);
    const ends = all(transcripts, 'ws-end').length;
    expect(ends).toBe(all(transcripts, 'ws-open').length);
  });
});
