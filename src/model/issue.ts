/** What is wrong with a resource at one place, as a person can act on it. */
export interface Issue {
  readonly severity: 'error' | 'warning';
  /** Element path: `Bundle.entry[0].resource.status`. The name of the resource type where it is about the whole. */
  readonly path: string;
  /** What was broken: an invariant key (`sst-1`) or an element definition (`SubscriptionStatus.type 1..1 code`). */
  readonly rule: string;
  /** One sentence with the value, the rule and, where there is one, the likely mend. */
  readonly message: string;
  readonly expected: string;
  /** The value, shortened, or `absent`. */
  readonly actual: string;
}
