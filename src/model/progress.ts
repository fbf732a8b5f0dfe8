/** What is going on, for the terminal. Times are wall-clock ms since the epoch. */
export type Progress =
  | { readonly kind: 'scenario-started'; readonly scenario: string; readonly title: string }
  /** `dueAt`: when what is waited for is due; `limitAt`: when the wait ends at the latest. */
  | {
      readonly kind: 'waiting';
      readonly scenario: string;
      readonly what: string;
      readonly dueAt?: number | undefined;
      readonly limitAt: number;
    }
  | { readonly kind: 'waited'; readonly scenario: string; readonly what: string; readonly met: boolean }
  /** Somebody is to do something by hand. */
  | { readonly kind: 'prompt'; readonly scenario: string; readonly text: string; readonly limitAt: number }
  | { readonly kind: 'note'; readonly scenario: string; readonly text: string }
  | { readonly kind: 'scenario-finished'; readonly scenario: string; readonly outcome: string };
