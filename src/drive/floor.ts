/** The waits that the protocol forced on one scenario. Those that ran at the same time count once. */
export class Floor {
  private readonly waits: { readonly what: string; readonly fromAt: number; readonly toAt: number }[] = [];

  /** A wait that begins at `at` on the clock of the run. Milliseconds. */
  needs(what: string, at: number, ms: number): void {
    this.waits.push({ what, fromAt: at, toAt: at + Math.max(0, ms) });
  }

  /** Each of them, in milliseconds. */
  get all(): { readonly what: string; readonly ms: number }[] {
    return this.waits.map(({ what, fromAt, toAt }) => ({ what, ms: Math.round(toAt - fromAt) }));
  }

  /** How long all of them took together. */
  get ms(): number {
    let coveredTo = -Infinity;
    return [...this.waits]
      .sort((one, other) => one.fromAt - other.fromAt)
      .reduce((total, { fromAt, toAt }) => {
        const added = Math.max(0, toAt - Math.max(fromAt, coveredTo));
        coveredTo = Math.max(coveredTo, toAt);
        return total + added;
      }, 0);
  }
}
