/** First line of a run in its journal: where it creates, and as whom it tags. */
export interface JournalHeader {
  readonly run: string;
  readonly baseUrl: string;
  /** Wall time, ISO 8601. */
  readonly startedAt: string;
  readonly tool: string;
}

/** A further line; each also says its run. A ticket joins an announcement with what came of it. */
export type JournalNote =
  /** About to create a resource of a type; `path` where the request names the id. */
  | { readonly ticket: number; readonly planned: string; readonly path?: string | undefined }
  /** `Encounter/e1` exists now. */
  | { readonly ticket: number; readonly created: string }
  /** The target refused, or nothing was sent. */
  | { readonly ticket: number; readonly refused: true }
  /** It may exist: no answer said so, or none that named it. */
  | { readonly ticket: number; readonly unknown: true }
  /** It is gone. */
  | { readonly removed: string }
  /** A search by the tag of the run, which the target understood, finds no resource of the type any more. */
  | { readonly swept: string };
