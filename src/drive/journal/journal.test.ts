import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Journal, JournalFile, readJournal } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const header = {
  run: 'run-1',
  baseUrl: 'http://x/r5',
  startedAt: '2024-01-01T10:00:00.000Z',
  tool: 'fhir-handshake 1',
};

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what is announced can be read before the request is sent, and what became of it after the answer', async () => {
  const path = join(folder, 'journal.jsonl');
  const lines = () => readFileSync(path, 'utf8').trim().split('\n');
  const file = new JournalFile(header, path);
  const journal = new Journal(file);
  const subscription = await journal.planned('Subscription');
  expect(lines()).toEqual([JSON.stringify(header), '{"run":"run-1","ticket":1,"planned":"Subscription"}']);
  journal.exists('Subscription/1', subscription);
  const [patient, put, lost] = await Promise.all([
    journal.planned('Patient'),
    journal.planned('Basic', 'Basic/b1'),
    journal.planned('Observation'),
  ]);
  journal.exists('Patient/1', patient);
  journal.removed('Subscription/1');
  journal.refused(put);
  journal.unknown(lost);
  expect(journal.remaining).toEqual(['Patient/1']);
  expect(journal.leftOver).toEqual({
    named: ['Patient/1'],
    unnamed: [{ ticket: 4, type: 'Observation' }],
    refused: new Set(['Basic']),
  });
  const [read] = readJournal(readFileSync(path, 'utf8'));
  expect(read).toMatchObject({
    run: 'run-1',
    baseUrl: 'http://x/r5',
    named: ['Patient/1'],
    unnamed: [{ ticket: 4, type: 'Observation' }],
    types: ['Subscription', 'Patient', 'Basic', 'Observation'],
  });
  file.note({ swept: 'Observation' });
  file.note({ removed: 'Patient/1' });
  expect(readJournal(readFileSync(path, 'utf8'))).toMatchObject([{ named: [], unnamed: [] }]);
  await file.close();
  journal.exists('Patient/late', { ticket: 9 });
  expect(journal.remaining).toEqual(['Patient/1', 'Patient/late']);
});

test('a journal holds several runs, and may end in half a line', async () => {
  const lines = [
    header,
    { run: 'run-1', ticket: 1, planned: 'Patient' },
    { ...header, run: 'run-2', baseUrl: 'http://y/r4' },
    { run: 'run-2', ticket: 1, planned: 'Basic', path: 'Basic/b1' },
    { run: 'run-1', ticket: 1, created: 'Patient/1' },
    { run: 'a stranger', ticket: 1, created: 'Patient/2' },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"run":"run-1","removed":"Patie`;
  expect(readJournal(text)).toMatchObject([
    { run: 'run-1', named: ['Patient/1'], unnamed: [] },
    { run: 'run-2', baseUrl: 'http://y/r4', named: [], unnamed: [{ type: 'Basic', path: 'Basic/b1' }] },
  ]);
});

class FullFile extends JournalFile {
  override announce(): Promise<void> {
    return Promise.reject(new Error('the disk is full'));
  }
}

test('a list that cannot be written is a wrong configuration, told before anything is created', async () => {
  const absent = join(folder, 'absent', 'journal.jsonl');
  expect(() => new JournalFile(header, absent)).toThrow(/journal\.jsonl, cannot be written: ENOENT/);
  expect(() => new JournalFile(header, '/dev/full')).toThrow('/dev/full, cannot be written: ENOSPC');
  const full = new Journal(new FullFile(header));
  await expect(full.planned('Subscription')).rejects.toThrow('the disk is full');
  expect(full.leftOver.unnamed).toEqual([]);
});
