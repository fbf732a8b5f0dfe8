import { loopClock } from './loop-clock.js';

/** The longest time that a timer of Node takes, in ms; it fires at once for longer ones. */
const LONGEST_MS = 2_147_483_647;

/**
 * Calls back once the event loop was at work for `ms`: never early, since a silence is believed by its length, and however
 * long that is. Returns how to call it off.
 */
export function after(ms: number, callback: () => void): () => void {
  const dueAt = loopClock.now() + ms;
  const arm = () => setTimeout(look, Math.min(LONGEST_MS, Math.max(1, Math.ceil(dueAt - loopClock.now()))));
  let timer = arm();
  function look(): void {
    if (loopClock.now() < dueAt) timer = arm();
    else callback();
  }
  return () => clearTimeout(timer);
}
