/** The waits that the protocol forced on one scenario. Those that ran at the same time count once. */
export class Floor {
  private readonly waits: { readonly fromAt: number; readonly toAt: number }[] = [];

  /** A wait that begins at `at` on the clock of the run. Milliseconds. */
  needs(at: number, ms: number): void {
    this.waits.push({ fromAt: at, toAt: at + Math.max(0, ms) });
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
