import { isDeepStrictEqual, types } from 'node:util';
import type { Behaviour } from '../../src/reference/index.js';
import { ReadOnly } from './read-only.js';
import type { Row } from './rows.js';

interface Other {
  readonly row: Row;
  readonly behaviour: Behaviour;
}

/**
 * The honest server, of which each decision is put to other servers as well, as long as they decide alike: `differs` is told of the
 * first difference of each. Until then such a server would have done the same, call for call, so that what it keeps in closures is
 * right too. What cannot be compared counts as a difference.
 */
export function watched(rows: readonly Row[], differs: (row: Row) => void): (honest: Behaviour) => Behaviour {
  return (honest) => {
    const alike = new Set(rows);
    const others = rows.map((row): Other => ({ row, behaviour: row.decides?.(honest) ?? honest }));
    const part = ({ row }: Other) => {
      if (alike.delete(row)) differs(row);
    };
    // On a copy, since a proxy of what is frozen has to hand it out as it is.
    return new Proxy(
      { ...honest },
      {
        get: (_, key) => {
          const decision: unknown = Reflect.get(honest, key);
          const rivals = others.filter(
            ({ row, behaviour }) => alike.has(row) && Reflect.get(behaviour, key) !== decision,
          );
          if (typeof decision === 'function') return asked(honest, decision, key, rivals, part);
          rivals.forEach(part);
          return decision;
        },
      },
    );
  };
}

function asked(
  honest: Behaviour,
  decision: object,
  key: PropertyKey,
  rivals: readonly Other[],
  part: (other: Other) => void,
) {
  if (rivals.length === 0) return decision;
  return (...given: unknown[]): unknown => {
    const view = new ReadOnly();
    const looked = given.map((one) => view.of(one));
    const results = rivals.map((other) => ({ other, result: attempt(other.behaviour, key, looked) }));
    const decided = called(honest, decision, given);
    for (const { other, result } of results) if (!isSame(result, decided)) part(other);
    return decided;
  };
}

const NOT_COMPARABLE = Symbol('what was decided by acting');

function attempt(behaviour: Behaviour, key: PropertyKey, given: readonly unknown[]): unknown {
  try {
    return called(behaviour, Reflect.get(behaviour, key), given);
  } catch {
    return NOT_COMPARABLE;
  }
}

function called(behaviour: Behaviour, decision: unknown, given: readonly unknown[]): unknown {
  if (typeof decision !== 'function') return NOT_COMPARABLE;
  return Reflect.apply(decision, behaviour, given);
}

/** Of what is drawn or awaited later, such as the periods of a heart, nothing is known yet. */
function isSame(result: unknown, decided: unknown): boolean {
  if (types.isGeneratorObject(result) || types.isPromise(result) || typeof result === 'function') return false;
  return isDeepStrictEqual(result, decided);
}
