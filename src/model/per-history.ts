import type { History } from './history.js';

/**
 * What many judgements ask of a history, computed once for each. A history never changes; without this, looking through all
 * notifications for each of them takes half a minute where there are ten thousand.
 */
export function perHistory<Value>(compute: (history: History) => Value): (history: History) => Value {
  const known = new WeakMap<History, { readonly value: Value }>();
  return (history) => {
    const held = known.get(history) ?? { value: compute(history) };
    known.set(history, held);
    return held.value;
  };
}
