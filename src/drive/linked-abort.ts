import { setMaxListeners } from 'node:events';
import { after } from './timer.js';

export interface LinkedAbort {
  readonly signal: AbortSignal;
  readonly abort: (reason?: Error) => void;
  /** Lets go of the signal that is followed. */
  readonly unlink: () => void;
}

/** An abort of one's own that also follows another one, at once or `afterMs` later. Any number of waits may listen to it. */
export function linkedAbort(followed: AbortSignal | undefined, afterMs = 0): LinkedAbort {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  let callOff: (() => void) | undefined;
  const follow = () => {
    if (afterMs === 0) controller.abort();
    else callOff = after(afterMs, () => controller.abort());
  };
  if (followed?.aborted === true) follow();
  else followed?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    unlink: () => {
      callOff?.();
      followed?.removeEventListener('abort', follow);
    },
  };
}
