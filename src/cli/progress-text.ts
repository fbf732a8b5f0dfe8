import type { Progress } from '../model/index.js';

interface Wait {
  readonly what: string;
  /** Wall-clock ms. */
  readonly dueAt?: number | undefined;
  readonly limitAt: number;
}

/** What is going on in each scenario that runs, and how many are done. */
export interface ProgressState {
  readonly done: number;
  readonly running: ReadonlyMap<string, Wait | undefined>;
}

export const NOTHING_YET: ProgressState = { done: 0, running: new Map() };

export function advance(state: ProgressState, progress: Progress): ProgressState {
  const running = new Map(state.running);
  switch (progress.kind) {
    case 'scenario-started':
    case 'waited':
      running.set(progress.scenario, undefined);
      return { ...state, running };
    case 'waiting':
      running.set(progress.scenario, progress);
      return { ...state, running };
    case 'scenario-finished':
      running.delete(progress.scenario);
      return { done: state.done + 1, running };
    case 'prompt':
    case 'note':
      return state;
  }
}

/** One line: what is waited for next and until when, and how much else goes on. `now`: wall-clock ms. */
export function progressText({ done, running }: ProgressState, total: number, now: number): string {
  const waits = [...running].flatMap(([scenario, wait]) => (wait === undefined ? [] : [{ scenario, ...wait }]));
  const [next] = waits.sort((one, other) => endOf(one) - endOf(other));
  const count = `${String(done)} of ${String(total)} scenarios done`;
  if (next === undefined) return running.size === 0 ? count : `${count} · ${[...running.keys()].join(', ')}`;
  const others = running.size - 1;
  const rest = others === 0 ? '' : ` · ${String(others)} more under way`;
  return `${count} · ${next.scenario}: ${next.what}, ${timing(next, now)}${rest}`;
}

function endOf({ dueAt, limitAt }: Wait): number {
  return dueAt ?? limitAt;
}

function timing({ dueAt, limitAt }: Wait, now: number): string {
  if (dueAt !== undefined && dueAt > now) return `next due in ${seconds(dueAt - now)}`;
  return `waiting ${seconds(Math.max(0, limitAt - now))} at most`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
