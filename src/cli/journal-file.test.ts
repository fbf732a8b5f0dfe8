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

function journal(...lines: object[]): void {
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

test('names what was created and not removed', () => {
  journal(
    { planned: 'Patient', run: 'run-1' },
    { created: 'Patient/p1' },
    { created: 'Subscription/s1' },
    { removed: 'Patient/p1' },
  );
  expect(remainingIn(file)).toEqual(['Subscription/s1']);
  dropWhenDone(file);
  expect(existsSync(file)).toBe(true);
});

test('is dropped once everything is removed', () => {
  journal({ created: 'Patient/p1' }, { removed: 'Patient/p1' });
  dropWhenDone(file);
  expect(existsSync(file)).toBe(false);
  expect(remainingIn(file)).toEqual([]);
});

test('may end in half a line', () => {
  writeFileSync(file, '{"created":"Patient/p1"}\n{"created":"Pat');
  expect(remainingIn(file)).toEqual(['Patient/p1']);
});

test('lies beside the transcripts, or in the folder for temporary files', () => {
  expect(file).toBe(join(folder, 'journal.jsonl'));
  expect(journalFile(undefined, 'run-1')).toBe(join(tmpdir(), 'fhir-handshake-run-1.journal.jsonl'));
});
