import type { SubscribedTo, TriggerWish } from '../model/index.js';
import type { Stage } from './run.js';

/** A change of the target, as the transcript tells of it. */
export interface Change {
  readonly event: string;
  readonly exchange: number;
  readonly interaction: 'create' | 'update' | 'delete';
  readonly focus: string | undefined;
  /** Texts of the resource that a notification without content must not show. */
  readonly traces: readonly string[];
  /** Since when somebody was at it, where it was done by hand. */
  readonly byHand?: { readonly fromAt: number } | undefined;
}

export function markTrigger(stage: Stage, change: Change, wish: TriggerWish): void {
  const { expects = [], forbids = [], because = 'match' } = wish;
  const { focus, traces } = change;
  stage.recorder.record({
    kind: 'mark',
    mark: {
      ...change,
      name: 'trigger',
      expects: keysOf(expects),
      forbids: keysOf(forbids),
      because,
      traces: [...new Set([...traces, ...(focus === undefined ? [] : [focus])])],
    },
  });
}

function keysOf(subscriptions: readonly SubscribedTo[]): string[] {
  return subscriptions.map(({ key }) => key);
}
