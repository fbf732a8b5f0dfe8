import { describe, expect, test } from 'vitest';
import { altered, garbageLike } from './forging.js';

const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('forged tokens', () => {
  test('garbage has the shape of a real token, and other content', () => {
    expect(garbageLike(UUID)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(garbageLike(UUID)).not.toBe(UUID);
    expect(garbageLike('Aa9._-', () => 0)).toBe('Aa0._-');
  });

  test.each([UUID, 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'f', '9', '1041', 'AZ'])(
    'an altered token differs in one place, not only in case: %s',
    (token) => {
      const forged = altered(token);
      const places = [...token].filter((character, index) => character !== forged[index]);
      expect(forged).toHaveLength(token.length);
      expect(places).toHaveLength(1);
      expect(forged.toLowerCase()).not.toBe(token.toLowerCase());
    },
  );
});
