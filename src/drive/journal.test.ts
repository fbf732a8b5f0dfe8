import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Journal } from './journal.js';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('each line can be read before the next request is sent', () => {
  const file = join(folder, 'journal.jsonl');
  const lines = () => readFileSync(file, 'utf8').trim().split('\n');
  const journal = new Journal(file);
  journal.planned('Subscription', 'run-1');
  expect(lines()).toEqual(['{"planned":"Subscription","run":"run-1"}']);
  journal.exists('Subscription/1');
  journal.exists('Patient/1');
  journal.removed('Subscription/1');
  expect(lines().slice(1)).toEqual([
    '{"created":"Subscription/1"}',
    '{"created":"Patient/1"}',
    '{"removed":"Subscription/1"}',
  ]);
  expect(journal.remaining).toEqual(['Patient/1']);
  journal.close();
  journal.exists('Patient/late');
  expect(journal.remaining).toEqual(['Patient/1', 'Patient/late']);
});

test('a list that cannot be written is a wrong configuration, told before anything is created', () => {
  expect(() => new Journal(join(folder, 'absent', 'journal.jsonl'))).toThrow(
    /journal\.jsonl, cannot be written: ENOENT/,
  );
});

test('what has no name is told in words, beside what can be removed', () => {
  const journal = new Journal();
  journal.exists('Patient/1');
  journal.unknown('Subscription', 'run-1');
  journal.removed('Patient/other');
  expect(journal.has('Patient/1')).toBe(true);
  expect(journal.remaining).toEqual(['Patient/1']);
  expect(journal.nameless).toEqual(['Subscription of unknown id, tagged with run run-1']);
});
