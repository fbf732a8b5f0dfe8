import { expect, test } from 'vitest';
import type { Issue } from '../../model/index.js';
import { withoutRepeats } from './one-cause.js';

function at(path: string, rule = 'x-1'): Issue {
  return { severity: 'error', path, rule, message: 'It is wrong.', expected: 'another', actual: 'this' };
}

test.each<[string, Issue, Issue, boolean]>([
  ['of the same place', at('A.b'), at('A.b'), true],
  ['of what is below', at('A.b[0]'), at('A.b[0].c.d.e.f'), true],
  ['of what is around, two steps', at('A.b[0].c.d'), at('A.b[0]'), true],
  ['of what is around, three steps', at('A.b[0].c.d.e'), at('A.b[0]'), false],
  ['of another place', at('A.b[0]'), at('A.b[1]'), false],
  ['of a name that begins alike', at('A.b[1]'), at('A.b[10]'), false],
  ['of a name that begins alike, around', at('A.bc'), at('A.b'), false],
  ['of a Bundle whose type is none', at('Bundle.type'), at('Bundle.entry[3].request', 'bdl-3'), true],
  ['of a Bundle in it', at('Bundle.type'), at('Bundle.entry[3].resource.entry[0]', 'bdl-3'), true],
  ['of a Bundle beside it', at('Bundle.entry[3].resource.type'), at('Bundle.entry[0].request', 'bdl-3'), false],
  ['of another invariant in it', at('Bundle.type'), at('Bundle.entry[3].resource', 'dom-3'), false],
])('%s', (_what, first, second, isRepeat) => {
  expect(withoutRepeats([first], [second])).toEqual(isRepeat ? [first] : [first, second]);
});

test('what was found first is kept as it is, and so is everything where nothing was', () => {
  const both = [at('A.b'), at('A.b')];
  expect(withoutRepeats(both, [])).toEqual(both);
  expect(withoutRepeats([], both)).toEqual(both);
});
