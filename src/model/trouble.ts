/** A known error: one paragraph with value, rule and remedy, and the exit code it leads to. No stack trace is shown. */
export class Trouble extends Error {
  override readonly name = 'Trouble';

  constructor(
    message: string,
    readonly exitCode: 2 | 3,
  ) {
    super(message);
  }
}

/** The command line or configuration is wrong. */
export function usageTrouble(message: string): Trouble {
  return new Trouble(message, 2);
}

/** The target could not be reached, or is not what it has to be. */
export function targetTrouble(message: string): Trouble {
  return new Trouble(message, 3);
}
