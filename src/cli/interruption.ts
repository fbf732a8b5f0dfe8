import { setMaxListeners } from 'node:events';

/** Exit code of a run that the user interrupted. */
export const INTERRUPTED = 130;

/** Ctrl-C, a stopped job, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interruption {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Hands Ctrl-C back. */
  release(): void;
}

export interface InterruptionHandlers {
  readonly say: (line: string) => void;
  readonly exit: (code: number) => void;
}

/** The first Ctrl-C ends the walk in good order, the second one at once: what is left then is said at the exit. */
export function catchInterruption({ say, exit }: InterruptionHandlers): Interruption {
  const controller = new AbortController();
  // Every wait and request of every scenario listens to it.
  setMaxListeners(0, controller.signal);
  const onSignal = () => {
    if (!controller.signal.aborted) {
      controller.abort();
      say('Interrupted: cleaning up, then judging what there is. Press Ctrl-C again to leave at once.');
      return;
    }
    exit(INTERRUPTED);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
