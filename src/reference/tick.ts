import type { Timers } from './timers.js';

/** Acts after each of the waits, until stopped. Each is timed from the one before, so that lateness does not add up. */
export function tick(waits: Iterable<number>, timers: Timers, act: () => void): () => void {
  const left = waits[Symbol.iterator]();
  let due = performance.now();
  let callOff: () => void = () => undefined;

  const wait = (): void => {
    const next = left.next();
    if (next.done === true) return;
    due += next.value;
    callOff = timers.after(due - performance.now(), () => {
      act();
      wait();
    });
  };

  wait();
  return () => callOff();
}
