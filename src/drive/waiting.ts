import { now, tell, type Stage } from './run.js';

interface Wait {
  readonly what: string;
  readonly limitMs: number;
  /** When it should come, from now, where that is known. */
  readonly dueInMs?: number | undefined;
  /** Whether what is waited for has come. Looked at first, and again whenever `wake` is called. */
  readonly met: () => boolean;
  /** Whether it can no longer come. */
  readonly lost?: (() => boolean) | undefined;
  /** Registers a listener for changes; returns how to take it away. */
  readonly listen: (wake: () => void) => () => void;
}

/** The longest delay that a timer takes: beyond it, it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Waits until it is met or lost, the limit or the end of the run; recorded, and shown as progress. True where it was met. */
export async function waitUntil(stage: Stage, { what, met, lost, listen, ...wait }: Wait): Promise<boolean> {
  const limitMs = withinBudget(stage, wait.limitMs);
  const sinceAt = now(stage.run);
  const isOver = () => met() || lost?.() === true;
  if (!isOver()) {
    const dueAt = wait.dueInMs === undefined ? undefined : Date.now() + wait.dueInMs;
    tell(stage, { kind: 'waiting', what, dueAt, limitAt: Date.now() + limitMs });
    await heard(stage, limitMs, (end) =>
      listen(() => {
        if (isOver()) end();
      }),
    );
  }
  return waited(stage, { what, limitMs, sinceAt, met: met() });
}

/** Sleeps until a deadline; shorter where the run ends. */
export async function pause(stage: Stage, what: string, ms: number): Promise<void> {
  const limitMs = withinBudget(stage, ms);
  const sinceAt = now(stage.run);
  const dueAt = Date.now() + limitMs;
  tell(stage, { kind: 'waiting', what, dueAt, limitAt: dueAt });
  await sleep(stage, limitMs);
  waited(stage, { what, limitMs, sinceAt, met: !stage.signal.aborted });
}

/** Asks again and again until the answer is yes; recorded as one wait. */
export async function poll(
  stage: Stage,
  { what, everyMs, ...wait }: { what: string; limitMs: number; everyMs: number },
  done: () => boolean | Promise<boolean>,
): Promise<boolean> {
  const limitMs = withinBudget(stage, wait.limitMs);
  const sinceAt = now(stage.run);
  tell(stage, { kind: 'waiting', what, limitAt: Date.now() + limitMs });
  let met = await done();
  while (!met && !stage.signal.aborted && now(stage.run) - sinceAt < limitMs) {
    await sleep(stage, Math.min(everyMs, Math.max(1, limitMs - (now(stage.run) - sinceAt))));
    met = await done();
  }
  return waited(stage, { what, limitMs, sinceAt, met });
}

/** No single wait is longer than the run agrees to. */
function withinBudget({ run }: Stage, ms: number): number {
  return Math.max(0, Math.min(ms, run.limits.budgetMs, LONGEST_TIMER_MS));
}

function waited(stage: Stage, wait: { what: string; limitMs: number; sinceAt: number; met: boolean }): boolean {
  const { what, met } = wait;
  stage.recorder.record({ kind: 'mark', mark: { name: 'waited', ...wait } });
  tell(stage, { kind: 'waited', what, met });
  return met;
}

function sleep(stage: Stage, ms: number): Promise<void> {
  return heard(stage, ms, () => () => undefined);
}

/** Resolves when the listener is told, after the limit, or when the run ends. */
async function heard({ signal }: Stage, limitMs: number, listen: (end: () => void) => () => void): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const leave = listen(end);
    const timer = setTimeout(end, limitMs);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      leave();
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
