/** The longest time that a timer of Node takes, in ms; it fires at once for longer ones. */
const LONGEST_MS = 2_147_483_647;

/**
 * Calls back once `ms` have passed on the monotonic clock: never early, since a silence is believed by its length, and
 * however long that is. Returns how to call it off.
 */
export function after(ms: number, callback: () => void): () => void {
  const dueAt = performance.now() + ms;
  const arm = () => setTimeout(look, Math.min(LONGEST_MS, Math.max(1, Math.ceil(dueAt - performance.now()))));
  let timer = arm();
  function look(): void {
    if (performance.now() < dueAt) timer = arm();
    else callback();
  }
  return () => clearTimeout(timer);
}
