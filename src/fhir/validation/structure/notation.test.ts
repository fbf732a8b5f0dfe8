import { expect, test } from 'vitest';
import { readNotation } from './notation.js';

test.each([
  ['code 1..1 #bundle-type', { types: [{ name: 'code', targets: [] }], min: 1, max: 1, codes: 'bundle-type' }],
  ['@Bundle.entry 0..*', { types: [{ name: 'Bundle.entry', targets: [] }], min: 0, max: Infinity }],
  [
    'Quantity|Reference(Patient,Group) 0..1',
    {
      types: [
        { name: 'Quantity', targets: [] },
        { name: 'Reference', targets: ['Patient', 'Group'] },
      ],
      min: 0,
      max: 1,
    },
  ],
  ['Coding 2..3', { types: [{ name: 'Coding', targets: [] }], min: 2, max: 3 }],
])('%s', (text, notation) => {
  expect(readNotation(text)).toEqual({ codes: undefined, ...notation });
});

test.each(['', 'code', 'code 1', '1..1'])('"%s" is none, and the error says what to do', (text) => {
  expect(() => readNotation(text)).toThrow('Generate the definitions again');
});
