/** Where a walk through a document is: names and indexes on a stack that is written over, so that a step costs nothing. */
export class Trail {
  private readonly steps: (string | number)[] = [];
  private length = 0;

  constructor(private readonly root: string) {}

  get depth(): number {
    return this.length;
  }

  enter(step: string | number): void {
    this.steps[this.length] = step;
    this.length += 1;
  }

  leave(): void {
    this.length -= 1;
  }

  /** `Bundle.entry[0].resource.status`, with one more step where one is given. */
  path(last?: string | number): string {
    const steps = this.steps.slice(0, this.length);
    if (last !== undefined) steps.push(last);
    return steps.reduce<string>(
      (path, step) => path + (typeof step === 'number' ? `[${String(step)}]` : `.${step}`),
      this.root,
    );
  }
}
