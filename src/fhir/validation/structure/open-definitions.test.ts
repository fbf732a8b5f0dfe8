import { describe, expect, test } from 'vitest';
import { RELEASES } from '../../../model/index.js';
import { definitionsOf } from './definitions.js';
import { openDefinitions } from './open-definitions.js';

describe.each(RELEASES)('the definitions of %s, read line by line', (release) => {
  const whole = definitionsOf(release);
  const open = openDefinitions(release);

  test('have the same types', () => {
    expect(open.types.names).toEqual(Object.keys(whole.types));
    for (const name of open.types.names) expect(open.types.get(name)).toEqual(whole.types[name]);
  });

  test('have the same codes', () => {
    expect(open.codes.names).toEqual(Object.keys(whole.codes));
    for (const name of open.codes.names) expect(open.codes.get(name)).toEqual(whole.codes[name]);
  });

  test.each(['__proto__', 'constructor', '', 'types'])('have no type %j', (name) => {
    expect(open.types.get(name)).toBeUndefined();
  });
});
