// What a process holds, as soon as everything that it no longer needs is gone.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How long connections that were closed may take to be gone, ms. */
const PATIENCE_MS = 10_000;

/** Heap in MB, open files and sockets, timers and sockets of the event loop, files in the folder for temporary ones, which is the process's own. */
export async function held() {
  globalThis.gc();
  await pause(0);
  globalThis.gc();
  return {
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
    open: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().length,
    temporary: readdirSync(tmpdir()).length,
  };
}

/** The same, once no more is open than was before, or after a time. */
export async function heldAfter(before) {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const now = await held();
    const isSettled = now.open <= before.open && now.resources <= before.resources;
    if (isSettled || performance.now() > until) return now;
    await pause(100);
  }
}
