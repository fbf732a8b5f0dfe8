import { Blocked } from '../model/index.js';
import { loopClock } from './loop-clock.js';
import { now, requireRunning, tell, type Stage } from './run.js';
import { after } from './timer.js';

/** Registers a listener for changes; returns how to take it away. */
export type Listen = (wake: () => void) => () => void;

interface Wait {
  readonly what: string;
  readonly limitMs: number;
  /** When it should come, from now, where that is known. */
  readonly dueInMs?: number | undefined;
  /** Whether what is waited for has come. Looked at first, and again with every change. */
  readonly met: () => boolean;
  /** Whether it can no longer come. */
  readonly lost?: (() => boolean) | undefined;
  readonly listen: Listen;
}

/** Waits until it is met or lost, the limit or the end of the run; recorded, and shown as progress. True where it was met. */
export async function waitUntil(stage: Stage, { what, met, lost, listen, ...wait }: Wait): Promise<boolean> {
  requireRunning(stage);
  const limitMs = withinBudget(stage, wait.limitMs);
  const sinceAt = now(stage.run);
  const isOver = () => met() || lost?.() === true;
  if (!isOver()) {
    const dueAt = wait.dueInMs === undefined ? undefined : Date.now() + wait.dueInMs;
    tell(stage, { kind: 'waiting', what, dueAt, limitAt: Date.now() + limitMs });
    try {
      await change(isOver, limitMs, listen, stage.signal);
    } catch (error) {
      waited(stage, { what, limitMs, sinceAt, met: false });
      throw error;
    }
  }
  return waited(stage, { what, limitMs, sinceAt, met: met() });
}

/** Sleeps until a deadline; shorter where the run ends. A part would be taken for the whole: beyond the budget none is begun. */
export async function pause(stage: Stage, what: string, ms: number): Promise<void> {
  requireRunning(stage);
  const { budgetMs } = stage.run.limits;
  if (ms > budgetMs) throw tooLong(what, ms, budgetMs);
  const limitMs = Math.max(0, ms);
  const sinceAt = now(stage.run);
  const dueAt = Date.now() + limitMs;
  tell(stage, { kind: 'waiting', what, dueAt, limitAt: dueAt });
  await sleep(stage, limitMs);
  waited(stage, { what, limitMs, sinceAt, met: !stage.signal.aborted });
}

interface Poll {
  readonly what: string;
  readonly limitMs: number;
  readonly everyMs: number;
}

/** Asks again and again until the answer is yes; recorded as one wait. `lost`, asked after each no, ends it early. */
export async function poll(
  stage: Stage,
  { what, everyMs, ...wait }: Poll,
  done: () => boolean | Promise<boolean>,
  lost: () => boolean = () => false,
): Promise<boolean> {
  requireRunning(stage);
  const limitMs = withinBudget(stage, wait.limitMs);
  const sinceAt = now(stage.run);
  const endsAt = loopClock.now() + limitMs;
  const leftMs = () => endsAt - loopClock.now();
  tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
  let met = false;
  try {
    met = await done();
    while (!met && !lost() && !stage.signal.aborted && leftMs() > 0) {
      await sleep(stage, Math.min(everyMs, leftMs()));
      if (!stage.signal.aborted) met = await done();
    }
  } finally {
    waited(stage, { what, limitMs, sinceAt, met });
  }
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

/** No single wait is longer than the run agrees to. */
function withinBudget({ run }: Stage, ms: number): number {
  return Math.max(0, Math.min(ms, run.limits.budgetMs));
}

function tooLong(what: string, ms: number, budgetMs: number): Blocked {
  const [wanted = '', agreed = ''] = [ms, budgetMs].map((one) => String(Math.ceil(one / 1000)));
  return new Blocked(
    `waiting for ${what} takes ${wanted} s, longer than the time budget of ${agreed} s (--time-budget ${wanted})`,
  );
}

function waited(stage: Stage, wait: { what: string; limitMs: number; sinceAt: number; met: boolean }): boolean {
  const { what, met } = wait;
  stage.recorder.record({ kind: 'mark', mark: { name: 'waited', ...wait } });
  tell(stage, { kind: 'waited', what, met });
  return met;
}

const NOTHING: Listen = () => () => undefined;

function sleep({ signal }: Stage, ms: number): Promise<void> {
  return change(() => false, ms, NOTHING, signal);
}
