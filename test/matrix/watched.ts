import { isDeepStrictEqual, types } from 'node:util';
import type { Behaviour, Fault } from '../../src/reference/index.js';
import { ReadOnly } from './read-only.js';

interface Other {
  readonly fault: Fault;
  readonly behaviour: Behaviour;
}

/**
 * The honest server, of which each decision is put to the faults as well, as long as they decide alike: `differs` is told of the
 * first difference of each. Until then a server with the fault would have done the same, call for call, so that its state in
 * closures is the right one too. What cannot be compared counts as a difference.
 */
export function watched(honest: Behaviour, faults: readonly Fault[], differs: (fault: Fault) => void): Behaviour {
  const alike = new Set(faults);
  const others = faults.map((fault): Other => ({ fault, behaviour: fault.spoil(honest) }));
  const part = ({ fault }: Other) => {
    if (alike.delete(fault)) differs(fault);
  };
  // On a copy, since a proxy of what is frozen has to hand it out as it is.
  return new Proxy(
    { ...honest },
    {
      get: (_, key) => {
        const decision: unknown = Reflect.get(honest, key);
        const spoiled = others.filter(
          ({ fault, behaviour }) => alike.has(fault) && Reflect.get(behaviour, key) !== decision,
        );
        if (spoiled.length === 0) return decision;
        if (typeof decision === 'function') return asked(honest, decision, key, spoiled, part);
        spoiled.forEach(part);
        return decision;
      },
    },
  );
}

function asked(
  honest: Behaviour,
  decision: object,
  key: PropertyKey,
  spoiled: readonly Other[],
  part: (other: Other) => void,
) {
  return (...given: unknown[]): unknown => {
    const view = new ReadOnly();
    const looked = given.map((one) => view.of(one));
    const results = spoiled.map((other) => ({ other, result: attempt(other.behaviour, key, looked) }));
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
