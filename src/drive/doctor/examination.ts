/** What one look at a target came to. */
export interface Examination {
  /** `tls-expiry`; unique in what a doctor says. */
  readonly id: string;
  readonly title: string;
  readonly status: 'ok' | 'warn' | 'fail' | 'unknown';
  /** What was seen, or why nothing could be. */
  readonly seen: string;
  readonly remedy?: string | undefined;
  /** The option that would find it out, where the user left it out. */
  readonly leftOut?: string | undefined;
}

/** Words for whatever was thrown. */
export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
