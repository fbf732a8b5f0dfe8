import { expect, test } from 'vitest';
import { asJson } from './as-json.js';

test('every member comes back, whatever it is called, and none that is undefined', () => {
  const text = '{"__proto__":{"polluted":"yes"},"constructor":["yes"],"absent":null}';
  const value: unknown = JSON.parse(text);
  const copied = asJson({ ...{ left: undefined }, body: value }, (word) => word.toUpperCase());
  expect(JSON.stringify(copied)).toBe(`{"body":${text.replaceAll('yes', 'YES')}}`);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});
