import { expect, test } from 'vitest';
import { honest } from '../../src/reference/honest.js';
import type { Behaviour } from '../../src/reference/index.js';
import type { Row } from './rows.js';
import { watched } from './watched.js';

const world = { connections: new Set([{ id: 1 }]), topics: [] };

/** Whether asking for a decision, by its name and with what is given, shows a server to be another one. */
function differs(decides: (honest: Behaviour) => Behaviour, name: keyof Behaviour, ...given: unknown[]): boolean {
  const found: Row[] = [];
  const row: Row = { name: 'other', setup: { release: 'R5' }, breaks: [], decides };
  const behaviour = watched([row], (one) => found.push(one))(honest);
  const decision: unknown = Reflect.get(behaviour, name);
  if (typeof decision === 'function') Reflect.apply(decision, behaviour, given);
  return found.length > 0;
}

test.each<[string, boolean, Parameters<typeof differs>]>([
  [
    'who decides alike',
    false,
    [(own) => ({ ...own, together: (results) => own.together(results) }), 'together', [true]],
  ],
  ['who decides otherwise', true, [(own) => ({ ...own, together: () => false }), 'together', [true]]],
  ['who decides otherwise elsewhere', false, [(own) => ({ ...own, together: () => false }), 'date', 1]],
  ['another fact', true, [(own) => ({ ...own, answersClose: false }), 'answersClose']],
  ['who breaks down', true, [(own) => ({ ...own, together: () => fail() }), 'together', [true]]],
  [
    'who decides alike and changes what it is shown',
    true,
    [(own) => ({ ...own, instead: (_, { connections }) => void connections.clear() }), 'instead', {}, world],
  ],
  ['who may decide otherwise later', true, [(own) => ({ ...own, heartbeats: () => later() }), 'heartbeats', 1, {}, {}]],
])('%s: %s', (_, is, given) => {
  expect(differs(...given)).toBe(is);
  expect(world.connections.size).toBe(1);
});

test('what is decided is what the honest server decides', () => {
  const row: Row = {
    name: 'other',
    setup: { release: 'R5' },
    breaks: [],
    decides: (own) => ({ ...own, together: () => false }),
  };
  expect(watched([row], () => undefined)(honest).together([true])).toBe(true);
});

function fail(): never {
  throw new Error('broken');
}

function* later(): Generator<number> {
  yield 1;
}
