/** Who made what was tested; `product.yaml`. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly vendor: string;
  readonly website?: string;
  readonly contact?: string;
  /** How the instance that was tested was set up. */
  readonly deployment?: string;
}

/** An answer to something that no wire shows; an entry of `attestations.yaml`. */
export interface Attestation {
  readonly id: string;
  readonly answer: 'no' | 'not-applicable' | 'yes';
  /** Who answers for it. */
  readonly by: string;
  readonly note?: string;
}

export interface Attestations {
  readonly attestations: readonly Attestation[];
}
