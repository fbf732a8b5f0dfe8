import { expect, test } from 'vitest';
import type { Mark } from './mark.js';
import { playParts } from './parts.js';
import { Blocked } from './subscriber.js';

function listening(marks: Mark[]) {
  return { mark: (mark: Mark) => void marks.push(mark) };
}

test('a blocked part is marked, and the others are played to their end', async () => {
  const marks: Mark[] = [];
  let played = false;
  await playParts(listening(marks), {
    first: () => Promise.reject(new Blocked('the server refused it')),
    second: async () => {
      await Promise.resolve();
      played = true;
    },
  });
  expect(played).toBe(true);
  expect(marks).toEqual([{ name: 'blocked', what: 'first', reason: 'the server refused it' }]);
});

test('another error is thrown, after all parts have ended', async () => {
  let played = false;
  const playing = playParts(listening([]), {
    first: () => Promise.reject(new TypeError('broken')),
    second: async () => {
      await Promise.resolve();
      played = true;
    },
  });
  await expect(playing).rejects.toThrow('broken');
  expect(played).toBe(true);
});
