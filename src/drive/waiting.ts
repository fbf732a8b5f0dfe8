import { now, requireRunning, tell, type Stage } from './run.js';
import { after } from './timer.js';

/** Registers a listener for changes; returns how to take it away. */
export type Listen = (wake: () => void) => () => void;

interface Wait {
  readonly what: string;
  readonly limitMs: number;
  /** What is waited for. Looked at first, and again with every change. */
  readonly met: () => boolean;
  /** Whether it cannot come any more. */
  readonly hopeless?: (() => boolean) | undefined;
  readonly listen: Listen;
}

/** Waits for something, until the limit or the end of the run; recorded, and shown as progress. True where it was met. */
export async function waitUntil(stage: Stage, wait: Wait): Promise<boolean> {
  requireRunning(stage);
  const { what, limitMs, listen } = wait;
  const sinceAt = now(stage.run);
  const isOver = () => wait.met() || wait.hopeless?.() === true;
  let met = wait.met();
  if (!isOver()) {
    tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
    try {
      await change(isOver, limitMs, listen, stage.signal);
      met = wait.met();
    } finally {
      tell(stage, { kind: 'waited', what, met });
    }
  }
  stage.recorder.record({ kind: 'mark', mark: { name: 'waited', what, limitMs, sinceAt, met } });
  return met;
}

/** Until a condition holds, the limit ends or the signal comes. Rejects with what the condition throws. */
export function change(done: () => boolean, limitMs: number, listen: Listen, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = after(limitMs, end);
    const leave = listen(() => {
      try {
        if (done()) end();
      } catch (error) {
        // Thrown where it was asked for, not where the change came from.
        reject(error instanceof Error ? error : new Error(String(error)));
        end();
      }
    });
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted === true) end();
    function end(): void {
      callOff();
      leave();
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}

/** Sleeps until a deadline; shorter where the run ends. */
export async function pause(stage: Stage, what: string, ms: number): Promise<void> {
  requireRunning(stage);
  const dueAt = Date.now() + ms;
  tell(stage, { kind: 'waiting', what, dueAt, limitAt: dueAt });
  await sleep(stage, ms);
  tell(stage, { kind: 'waited', what, met: !stage.signal.aborted });
}

function sleep({ signal }: Stage, ms: number): Promise<void> {
  return change(
    () => false,
    ms,
    () => () => undefined,
    signal,
  );
}

interface Poll {
  readonly what: string;
  readonly limitMs: number;
  readonly everyMs: number;
}

/** Asks again and again until the answer is yes; recorded as one wait. `hopeless`, asked after each no, ends it early. */
export async function poll(
  stage: Stage,
  { what, limitMs, everyMs }: Poll,
  done: () => boolean | Promise<boolean>,
  hopeless: () => boolean = () => false,
): Promise<boolean> {
  requireRunning(stage);
  const sinceAt = now(stage.run);
  const leftMs = () => limitMs - (now(stage.run) - sinceAt);
  let met = false;
  tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
  try {
    met = await done();
    while (!met && !hopeless() && !stage.signal.aborted && leftMs() > 0) {
      await sleep(stage, Math.min(everyMs, leftMs()));
      if (!stage.signal.aborted) met = await done();
    }
  } finally {
    stage.recorder.record({ kind: 'mark', mark: { name: 'waited', what, limitMs, sinceAt, met } });
    tell(stage, { kind: 'waited', what, met });
  }
  return met;
}
