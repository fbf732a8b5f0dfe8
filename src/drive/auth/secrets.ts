import type { Recorder, SecretKind } from '../../model/index.js';

export interface Secret {
  readonly value: string;
  readonly kind: SecretKind;
}

/** Everything that must not be read in what a run writes. It grows on the way, since tokens are renewed. */
export class Secrets {
  private readonly known: Secret[] = [];
  private readonly recorders = new Set<Recorder>();

  /** `heard`: told of each of them as well. */
  constructor(private readonly heard: ((value: string, kind: SecretKind) => void) | undefined) {}

  add(...secrets: readonly Secret[]): void {
    for (const { value, kind } of secrets) {
      this.known.push({ value, kind });
      this.heard?.(value, kind);
      for (const recorder of this.recorders) recorder.secret(value, kind);
    }
  }

  /** The recorder replaces all that are known, and those to come. */
  keepFrom(recorder: Recorder): void {
    for (const { value, kind } of this.known) recorder.secret(value, kind);
    this.recorders.add(recorder);
  }

  letGo(recorder: Recorder): void {
    this.recorders.delete(recorder);
  }
}
