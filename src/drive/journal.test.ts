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
