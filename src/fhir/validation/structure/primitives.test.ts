import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../model/index.js';
import { structureIssues } from './index.js';
import { PRIMITIVES } from './primitives.js';

/** Values of each primitive type that are right, and some that are not. */
const CASES: Readonly<Record<string, { readonly right: readonly Json[]; readonly wrong: readonly Json[] }>> = {
  base64Binary: {
    right: ['AAAA', 'QQ==', 'AAAA\nAAAA', 'QUI=', 'Q Q = =', 'QUJD'.repeat(100_000)],
    wrong: ['', ' ', '=', 'A', 'AAAA=', 'A===', 'A-AA', 'A_AA', 'QQ==QQ==', 'QQQQ\u00a0', 5],
  },
  boolean: { right: [true, false], wrong: ['true', 0, null, []] },
  canonical: { right: ['http://h/a|1', '#a', 'urn:a:b'], wrong: ['', ' ', 'a b', 'a\tb', 1] },
  code: { right: ['a', 'a b', 'Ünï', 'CHEST\u00a0'], wrong: ['', ' a', 'a ', 'a  b', 'a\tb', 'a\nb', 7] },
  date: {
    right: ['2024', '2024-02', '2024-02-29', '2000-02-29', '0001-12-31', '9999-12-31', '2023-02-28'],
    wrong: [
      '2023-02-29',
      '1900-02-29',
      '2024-13',
      '2024-04-31',
      '2024-00',
      '2024-01-00',
      '24',
      '0000',
      '2024-1-1',
      '2024-02-30',
      '2024-06-31',
      '2024-',
      '2024-01-1',
      '2024/01/01',
      '2024-01-01T00:00:00Z',
      '20240101',
      '-2024',
      ' 2024',
      2024,
    ],
  },
  dateTime: {
    right: [
      '2024',
      '2024-02-29',
      '2024-02-29T23:59:60Z',
      '2024-01-01T00:00:00.123456789+14:00',
      '2024-02',
      '2024-01-01T00:00:00-00:00',
    ],
    wrong: [
      '2024-02-29T23:59',
      '2024-02-29T23:59:59',
      '2024-02-30T00:00:00Z',
      '2024-01-01T24:00:00Z',
      '2024-01-01T00:00:00+15:00',
      '2024-01-01 00:00:00Z',
      '2024-01-01T00:00:00.Z',
      '2024-01-01T00:60:00Z',
      '2024-01-01T00:00:61Z',
      '2024-01-01T00:00:00+14:30',
      '2024-01-01T00:00:00+0100',
      '2024-02T00:00:00Z',
      '2023-02-29T00:00:00Z',
      '2024-01-01T00:00:00Z ',
      '',
    ],
  },
  decimal: { right: [0, -1.5, 1e10, 1e-10], wrong: ['1', Infinity, -Infinity, NaN, null, true] },
  id: { right: ['a', 'A-1.b', 'x'.repeat(64)], wrong: ['', 'a_b', 'x'.repeat(65), 'a/b', 1] },
  instant: {
    right: ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.5-07:00'],
    wrong: [
      '2024-01-01',
      '2024-01-01T00:00Z',
      '2024-01-01T00:00:00',
      '2023-02-29T00:00:00Z',
      '2024-01-01T00:00:00z',
      0,
    ],
  },
  integer: { right: [0, -0, -2147483648, 2147483647], wrong: [1.5, 2147483648, -2147483649, 1e300, '1', null] },
  integer64: {
    right: ['0', '-1', '+5', '9223372036854775807', '-9223372036854775808'],
    wrong: [
      0,
      '',
      '01',
      '-0',
      '1.0',
      '1e3',
      ' 1',
      '0x1',
      '9223372036854775808',
      '-9223372036854775809',
      '99999999999999999999',
    ],
  },
  markdown: { right: ['a', ' \n'], wrong: ['', 1] },
  oid: {
    right: ['urn:oid:2.16.840.1', 'urn:oid:0.0'],
    wrong: ['', 'urn:oid:3.1', '2.16', 'urn:oid:2', 'urn:oid:2.016'],
  },
  positiveInt: { right: [1, 2147483647], wrong: [0, -1, 1.5, '1'] },
  string: { right: ['a', ' ', 'a\u00a0b', '😀'], wrong: ['', 1, true, {}, 'x'.repeat(1_048_577)] },
  time: {
    right: ['00:00:00', '23:59:60', '12:00:00.5', '12:00:00.1234567891'],
    wrong: ['24:00:00', '12:00', '12:00:00Z', '1:00:00', '12:60:00', '12:00:61', '12:00:00.', 12],
  },
  unsignedInt: { right: [0, 2147483647], wrong: [-1, 0.5, 2147483648, '0'] },
  uri: { right: ['urn:uuid:x', 'a', 'http://ü'], wrong: ['', 'a b', 'a\n', 1] },
  url: { right: ['http://h'], wrong: ['', 'http://h /'] },
  uuid: {
    right: ['urn:uuid:11111111-1111-4111-8111-11111111111f'],
    wrong: ['urn:uuid:1', 'urn:uuid:11111111-1111-4111-8111-11111111111F'],
  },
  xhtml: {
    right: ['<div xmlns="http://www.w3.org/1999/xhtml">a</div>', '<!-- a --><h:div>b</h:div>'],
    wrong: ['', 'text', '<divx>', 1],
  },
};

/** What structure says of a value of a primitive type, where a parameter holds it. */
function accepts(type: string, value: Json): boolean {
  const name = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  const resource: JsonObject =
    type === 'xhtml'
      ? { resourceType: 'Basic', code: { text: 'x' }, text: { status: 'generated', div: value } }
      : { resourceType: 'Parameters', parameter: [{ name: 'x', [name]: value }] };
  return structureIssues(resource, 'R5').length === 0;
}

test('every primitive type has cases', () => {
  expect(Object.keys(CASES).sort()).toEqual([...PRIMITIVES.keys()].sort());
});

describe.each(Object.entries(CASES))('%s', (name, { right, wrong }) => {
  test.each(right.map((value) => [value]))('is %j', (value) => {
    expect(accepts(name, value)).toBe(true);
  });

  test.each(wrong.map((value) => [value]))('is not %j', (value) => {
    expect(accepts(name, value)).toBe(false);
  });
});
