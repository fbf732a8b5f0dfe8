import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, INTERRUPTION, pass, skip, violated, type EntryBody, type Transcript } from '../model/index.js';
import { assess } from './assess.js';
import type { Library } from './load-suites.js';
import { rebuiltRecord } from './rebuilt-record.js';

function transcriptOf(scenario: string, ...bodies: EntryBody[]): Transcript {
  const wall = '2024-01-01T10:00:00.000Z';
  return {
    header: {
      kind: 'header',
      format: 1,
      tool: { name: 'fhir-handshake', version: '0.1.0' },
      run: 'run-1',
      scenario,
      title: `Story of ${scenario}`,
      baseUrl: 'http://localhost/r5',
      release: 'R5',
      limits: DEFAULT_LIMITS,
      startedAt: wall,
    },
    entries: bodies.map((body, index) => ({ seq: index + 1, at: index, wall, ...body })),
    footer: {
      kind: 'footer',
      entries: bodies.length,
      finishedAt: wall,
      durationMs: 1200,
      latenessMs: { p99: 0, max: 0 },
      outcome: 'completed',
    },
  };
}

const facts: EntryBody = {
  kind: 'mark',
  mark: {
    name: 'facts',
    facts: { baseUrl: 'http://localhost/r5', release: 'R5', fhirVersion: '5.0.0', software: 'Example', topics: [] },
  },
};

const rule = { title: 'A rule', cause: 'c', remedy: 'r', requirements: ['R5-HB-01'] };

const library: Library = {
  catalogue: [
    {
      id: 'R5-HB-01',
      stage: 'heartbeat',
      releases: ['R5'],
      channel: 'any',
      obligation: 'SHALL',
      basis: 'explicit',
      statement: 's',
      sources: [],
      condition: 'always',
      testable: 'yes',
    },
  ],
  suites: [
    {
      scenario: { id: 'heartbeat', title: 'Heartbeats', phase: 'walk', play: async () => undefined },
      checks: [
        {
          id: 'heartbeat.one',
          ...rule,
          judge: (history) => (history.facts === undefined ? skip('no facts') : pass('seen')),
        },
        { id: 'heartbeat.two', ...rule, judge: () => violated('wrong', [{ expected: 'a', actual: 'b' }]) },
      ],
    },
  ],
};

function assessed(transcripts: readonly Transcript[], filed = false) {
  return assess({ transcripts, record: rebuiltRecord(transcripts), filed }, library);
}

describe('a recorded run is assessed', () => {
  const transcripts = [transcriptOf('heartbeat', facts)];

  test('with what is known of target, scenarios and checks', async () => {
    const report = await assessed(transcripts, true);
    expect(report.target).toEqual({
      baseUrl: 'http://localhost/r5',
      release: 'R5',
      fhirVersion: '5.0.0',
      software: 'Example',
    });
    expect(report.scenarios).toEqual([
      { id: 'heartbeat', title: 'Story of heartbeat', durationMs: 1200, transcript: 'heartbeat.ndjson' },
    ]);
    expect(report.checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['heartbeat.one', 'pass'],
      ['heartbeat.two', 'fail'],
    ]);
    expect(report.summary).toMatchObject({ verdict: 'fail', pass: 1, fail: 1 });
    expect(report.requirements).toEqual([
      { id: 'R5-HB-01', verdict: 'fail', checks: ['heartbeat.one', 'heartbeat.two'] },
    ]);
  });

  test('alike from memory and from its JSON', async () => {
    const back = transcripts.map((transcript): Transcript => structuredClone(transcript));
    expect(await assessed(back)).toEqual(await assessed(transcripts));
    expect((await assessed(transcripts)).scenarios[0]).not.toHaveProperty('transcript');
  });

  test('only up to where the user ended it', async () => {
    const early = await assessed([transcriptOf('heartbeat', { kind: 'mark', mark: INTERRUPTION }, facts)]);
    const [before] = early.checks;
    expect(before).toMatchObject({ id: 'heartbeat.one', verdict: 'skip' });
    const late = await assessed([transcriptOf('heartbeat', facts, { kind: 'mark', mark: INTERRUPTION })]);
    const [after] = late.checks;
    expect(after).toMatchObject({ id: 'heartbeat.one', verdict: 'pass' });
  });

  test('without facts where discovery found none', async () => {
    const { target } = await assessed([transcriptOf('heartbeat')]);
    expect(target).toEqual({ baseUrl: 'http://localhost/r5', release: 'R5' });
  });

  test('not at all where nothing was recorded', async () => {
    await expect(assessed([])).rejects.toThrow('without any transcript');
  });
});
