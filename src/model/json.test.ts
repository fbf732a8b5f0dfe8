import { describe, expect, test } from 'vitest';
import { at, copy, listAt, numberAt, objectAt, objectsAt, parseJson, shown, textAt } from './json.js';

const document = { a: [{ b: 'text', n: 0 }, 'x'], empty: '', nothing: null };

describe('a path', () => {
  test('leads to the value, or nowhere', () => {
    expect(at(document, 'a', 0, 'b')).toBe('text');
    expect(at(document, 'a', 9, 'b')).toBeUndefined();
    expect(at(document, 'a', 'length')).toBeUndefined();
    expect(at(document, 'nothing')).toBeNull();
    expect(at('text', 0)).toBeUndefined();
    expect(at(undefined)).toBeUndefined();
  });

  test('never leads into prototypes', () => {
    expect(at({}, 'constructor')).toBeUndefined();
    expect(at({}, '__proto__')).toBeUndefined();
  });

  test('yields only the type that is asked for', () => {
    expect([textAt(document, 'empty'), textAt(document, 'nothing'), textAt(document, 'a', 0, 'n')]).toEqual([
      '',
      undefined,
      undefined,
    ]);
    expect([numberAt(document, 'a', 0, 'n'), numberAt(document, 'a', 0, 'b')]).toEqual([0, undefined]);
    expect([objectAt(document, 'a', 0), objectAt(document, 'a')]).toEqual([document.a[0], undefined]);
    expect([listAt(document, 'a').length, listAt(document, 'nothing')]).toEqual([2, []]);
    expect(objectsAt(document, 'a')).toEqual([document.a[0]]);
  });
});

test('a text that is no JSON is undefined, not an error', () => {
  expect([parseJson(''), parseJson('{'), parseJson('null'), parseJson('[1]')]).toEqual([
    undefined,
    undefined,
    null,
    [1],
  ]);
});

test('a copy shares nothing', () => {
  const original = { list: [1] };
  copy(original).list.push(2);
  expect(original.list).toEqual([1]);
});

test('a value is shown short', () => {
  expect([shown(undefined), shown('a'), shown(null)]).toEqual(['absent', '"a"', 'null']);
  expect(shown('x'.repeat(500)).length).toBeLessThan(130);
});

describe('a deep document', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  test.each([
    ['of 500 levels is read', nested(500), true],
    ['of 501 levels is none', nested(501), false],
    ['is not told by brackets in its texts', JSON.stringify(['[{'.repeat(1_000), 'a "quote" \\ [']), true],
    ['is not told by how much it holds', JSON.stringify(Array.from({ length: 1_000 }, () => ({}))), true],
  ])('%s', (_what, text, isRead) => {
    expect(parseJson(text) !== undefined).toBe(isRead);
  });
});
