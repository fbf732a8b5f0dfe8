import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Transcript } from '../model/index.js';
import { readRunRecord, writeRunRecord, type RunRecord } from './run-record.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fhir-handshake-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function transcript(run: string, startedAt: string, finishedAt: string): Transcript {
  return {
    header: {
      kind: 'header',
      format: 1,
      tool: { name: 'fhir-handshake', version: '0.1.0' },
      run,
      scenario: 'session',
      title: 'Session',
      baseUrl: 'http://localhost/r5',
      release: 'R5',
      limits: DEFAULT_LIMITS,
      startedAt,
    },
    entries: [],
    footer: {
      kind: 'footer',
      entries: 0,
      finishedAt,
      durationMs: 1000,
      latenessMs: { p99: 2, max: 5 },
      outcome: 'completed',
    },
  };
}

const transcripts = [
  transcript('run-1', '2024-01-01T10:00:00.000Z', '2024-01-01T10:00:05.000Z'),
  transcript('run-1', '2024-01-01T10:00:01.000Z', '2024-01-01T10:00:04.000Z'),
];

const record: RunRecord = {
  run: {
    id: 'run-1',
    startedAt: '2024-01-01T09:59:59.000Z',
    finishedAt: '2024-01-01T10:00:06.000Z',
    durationMs: 7000,
    floorMs: 6000,
    latenessMs: { p99: 1, max: 3 },
    options: { reference: true, only: ['session'], budgetMs: 600_000 },
    notes: ['noted'],
  },
  selection: { only: ['session'], skip: ['rotation'] },
  strict: true,
  unplayed: 'the run was interrupted',
  elsewhere: ['payload'],
};

test('is read back as it was written', async () => {
  await writeRunRecord(folder, record);
  expect(await readRunRecord(folder, transcripts)).toEqual(record);
});

test('is rebuilt from headers and footers where it is missing', async () => {
  expect(await readRunRecord(folder, transcripts)).toEqual({
    run: {
      id: 'run-1',
      startedAt: '2024-01-01T10:00:00.000Z',
      finishedAt: '2024-01-01T10:00:05.000Z',
      durationMs: 5000,
      floorMs: 0,
      latenessMs: { p99: 2, max: 5 },
      options: {},
      notes: [],
    },
    selection: { only: [], skip: [] },
    strict: false,
    unplayed: 'there is no transcript of it',
    elsewhere: [],
  });
});

test('of another run is refused', async () => {
  await writeRunRecord(folder, { ...record, run: { ...record.run, id: 'run-2' } });
  await expect(readRunRecord(folder, transcripts)).rejects.toThrow('belongs to another run');
});

test.each(['not json', '{"format":9}', '[]'])('that nobody wrote is refused: %s', async (text) => {
  await writeFile(join(folder, 'run.json'), text);
  await expect(readRunRecord(folder, transcripts)).rejects.toThrow('is not a record');
});
