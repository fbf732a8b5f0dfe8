import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { enterKey } from './enter-key.js';

function keyboard(isTTY: boolean) {
  return Object.assign(new PassThrough(), { isTTY });
}

test('nobody can press Enter where there is no terminal', () => {
  expect(enterKey(keyboard(false))).toBeUndefined();
});

test('Enter says that it is done, once for each time it is asked for', async () => {
  const keys = keyboard(true);
  const confirm = enterKey(keys);
  for (const words of ['\n', 'done\n']) {
    const confirmed = confirm?.(new AbortController().signal);
    keys.write(words);
    await expect(confirmed).resolves.toBeUndefined();
  }
});

test('what is called off is not waited for', async () => {
  const calledOff = new AbortController();
  const confirmed = enterKey(keyboard(true))?.(calledOff.signal);
  calledOff.abort();
  await expect(confirmed).rejects.toThrow('nobody pressed Enter');
});
