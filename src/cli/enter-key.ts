import { createInterface } from 'node:readline';

/** Resolves when Enter is pressed; rejects where it is called off before that. */
export type Confirm = (calledOff: AbortSignal) => Promise<void>;

type Keyboard = NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };

/** Somebody at a terminal who can say that something is done; undefined where nobody is there. */
export function enterKey(input: Keyboard = process.stdin): Confirm | undefined {
  return input.isTTY === true ? (calledOff) => line(input, calledOff) : undefined;
}

function line(input: Keyboard, calledOff: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // Lines are read as they come, so that Ctrl-C stays a signal.
    const reader = createInterface({ input, terminal: false });
    const leave = () => {
      reader.close();
      input.pause();
      reject(new Error('nobody pressed Enter'));
    };
    calledOff.addEventListener('abort', leave, { once: true });
    reader.once('line', () => {
      calledOff.removeEventListener('abort', leave);
      reader.close();
      input.pause();
      resolve();
    });
  });
}
