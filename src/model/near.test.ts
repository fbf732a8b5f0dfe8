import { expect, test } from 'vitest';
import { didYouMean, near } from './near.js';

const known = ['heartbeat', 'heartbeat.interval', 'handshake', 'rotation', 'R5-HB-01'];

test.each([
  ['hearbeat', ['heartbeat']],
  ['interval', ['heartbeat.interval']],
  ['r5-hb-01', ['R5-HB-01']],
  ['hanshake', ['handshake']],
  ['xylophone', []],
])('%s: %j', (word, words) => {
  expect(near(word, known)).toEqual(words);
});

test('is said as a question', () => {
  expect(didYouMean('rotatoin', known)).toBe(' Did you mean "rotation"?');
  expect(didYouMean('xylophone', known)).toBe('');
});
