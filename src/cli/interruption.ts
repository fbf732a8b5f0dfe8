import { setMaxListeners } from 'node:events';

/** Exit code of a run that the user interrupted. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Interruption {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Hands Ctrl-C back. */
  release(): void;
}

export interface InterruptionHandlers {
  readonly say: (line: string) => void;
  /** What may be left on the target, for who does not wait for the clean-up. */
  readonly leftBehind: () => readonly string[];
  readonly exit: (code: number) => void;
}

/** The first Ctrl-C ends the walk in good order, the second one at once. */
export function catchInterruption({ say, leftBehind, exit }: InterruptionHandlers): Interruption {
  const controller = new AbortController();
  // Every wait and request of every scenario listens to it.
  setMaxListeners(0, controller.signal);
  const onSignal = () => {
    if (!controller.signal.aborted) {
      controller.abort();
      say('Interrupted: cleaning up, then judging what there is. Press Ctrl-C again to leave at once.');
      return;
    }
    const left = leftBehind();
    say(left.length === 0 ? 'Nothing is left on the target.' : `This may be left on the target: ${left.join(', ')}`);
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
