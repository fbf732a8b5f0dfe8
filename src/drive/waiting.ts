import { now, tell, type Stage } from './run.js';

interface Wait {
  readonly what: string;
  readonly limitMs: number;
  /** Looked at first, and again whenever `wake` is called. */
  readonly done: () => boolean;
  /** Registers a listener for changes; returns how to take it away. */
  readonly listen: (wake: () => void) => () => void;
}

/** Waits until `done`, the limit or the end of the run; recorded, and shown as progress. True where it was met. */
export async function waitUntil(stage: Stage, { what, limitMs, done, listen }: Wait): Promise<boolean> {
  const sinceAt = now(stage.run);
  if (!done()) {
    tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
    await new Promise<void>((resolve) => {
      const leave = listen(() => {
        if (done()) end();
      });
      const timer = setTimeout(end, limitMs);
      const { signal } = stage.run;
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      function end(): void {
        leave();
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      }
    });
  }
  const met = done();
  stage.recorder.record({ kind: 'mark', mark: { name: 'waited', what, limitMs, sinceAt, met } });
  tell(stage, { kind: 'waited', what, met });
  return met;
}

/** Sleeps until a deadline; shorter where the run ends. */
export async function pause(stage: Stage, what: string, ms: number): Promise<void> {
  const dueAt = Date.now() + ms;
  tell(stage, { kind: 'waiting', what, dueAt, limitAt: dueAt });
  await sleep(stage, ms);
  tell(stage, { kind: 'waited', what, met: true });
}

export async function sleep({ run: { signal } }: Stage, ms: number): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}

/** Asks again and again until the answer is yes; recorded as one wait. */
export async function poll(
  stage: Stage,
  { what, limitMs, everyMs }: { what: string; limitMs: number; everyMs: number },
  done: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const sinceAt = now(stage.run);
  tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
  let met = await done();
  while (!met && !stage.run.signal.aborted && now(stage.run) - sinceAt < limitMs) {
    await sleep(stage, Math.min(everyMs, Math.max(1, limitMs - (now(stage.run) - sinceAt))));
    met = await done();
  }
  stage.recorder.record({ kind: 'mark', mark: { name: 'waited', what, limitMs, sinceAt, met } });
  tell(stage, { kind: 'waited', what, met });
  return met;
}
