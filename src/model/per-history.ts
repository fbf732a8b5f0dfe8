import type { History } from './history.js';
import { onceFor } from './once-for.js';

/**
 * What many judgements ask of a history, computed once for each. Without this, looking through all notifications for each of
 * them takes half a minute where there are ten thousand.
 */
export function perHistory<Value>(compute: (history: History) => Value): (history: History) => Value {
  return onceFor(compute);
}
