import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropWhenDone, journalFile, remainingIn } from './journal-file.js';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fhir-handshake-journal-'));
  file = journalFile(folder, 'run-1');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = { run: 'run-1', baseUrl: 'http://x/r5', startedAt: '2024-01-01T10:00:00.000Z', tool: 't' };

function journal(...lines: object[]): void {
  writeFileSync(file, [HEADER, ...lines].map((line) => `${JSON.stringify({ run: 'run-1', ...line })}\n`).join(''));
}

test('names what was created and not removed', () => {
  journal(
    { ticket: 1, planned: 'Patient' },
    { ticket: 1, created: 'Patient/p1' },
    { ticket: 2, created: 'Subscription/s1' },
    { ticket: 3, planned: 'Basic' },
    { removed: 'Patient/p1' },
  );
  expect(remainingIn(file)).toEqual(['Subscription/s1', 'Basic tagged with run run-1']);
  expect(dropWhenDone(file)).toBe(false);
  expect(existsSync(file)).toBe(true);
});

test('is dropped once everything is removed', () => {
  journal({ ticket: 1, created: 'Patient/p1' }, { removed: 'Patient/p1' });
  expect(dropWhenDone(file)).toBe(true);
  expect(existsSync(file)).toBe(false);
  expect(remainingIn(file)).toEqual([]);
});

test('lies beside the transcripts, or in the folder for temporary files', () => {
  expect(file).toBe(join(folder, 'journal.jsonl'));
  expect(journalFile(undefined, 'run-1')).toBe(join(tmpdir(), 'fhir-handshake-run-1.journal.jsonl'));
});
