import { expect, test } from 'vitest';
import { reporterWishes } from './reporter-wish.js';

test.each([
  [[], [{ name: 'terminal' }]],
  [['json'], [{ name: 'json' }]],
  [
    ['terminal', 'json=a=b.json', 'junit=x.xml'],
    [{ name: 'terminal' }, { name: 'json', file: 'a=b.json' }, { name: 'junit', file: 'x.xml' }],
  ],
])('%j asks for %j', (words, wishes) => {
  expect(reporterWishes(words)).toEqual(wishes);
});

test.each([
  [['jsn'], 'Did you mean "json"'],
  [['json='], 'names no file'],
  [['json', 'terminal'], 'both write to standard output'],
])('%j is refused: %s', (words, message) => {
  expect(() => reporterWishes(words)).toThrow(message);
});
