import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { linkedAbort } from './linked-abort.js';
import { after } from './timer.js';

test('follows another signal, also one that has come already', () => {
  const other = new AbortController();
  const { signal } = linkedAbort(other.signal);
  expect(signal.aborted).toBe(false);
  other.abort();
  expect(signal.aborted).toBe(true);
  expect(linkedAbort(other.signal).signal.aborted).toBe(true);
});

test('follows it later where told so', async () => {
  const { signal } = linkedAbort(AbortSignal.abort(), 20);
  expect(signal.aborted).toBe(false);
  await new Promise<void>((resolve) => void after(25, resolve));
  expect(signal.aborted).toBe(true);
});

test('has an abort of its own, and leaves nothing on the other signal', () => {
  const other = new AbortController();
  const { signal, abort, unlink } = linkedAbort(other.signal);
  abort();
  expect(signal.aborted).toBe(true);
  expect(other.signal.aborted).toBe(false);
  unlink();
  expect(getEventListeners(other.signal, 'abort')).toEqual([]);
});
