import type { Entry } from './entry.js';
import type { Exchange } from './exchange.js';
import type { MarkOf } from './mark.js';

/**
 * What somebody did by hand, as the exchange that the rest of the story takes it for: begun when it was asked for, and made,
 * since it was said to be done or seen. Undefined for a change that a request made.
 */
export function exchangeByHand(mark: MarkOf<'trigger'>, entries: readonly Entry[]): Exchange | undefined {
  if (mark.byHand === undefined) return undefined;
  const at = mark.byHand.fromAt;
  const before = entries.filter((entry) => entry.at < at).at(-1);
  const call = { purpose: 'trigger', about: mark.event };
  const as = 'self';
  const { exchange } = mark;
  const request = {
    ...call,
    kind: 'http-request',
    seq: before?.seq ?? 0,
    at,
    exchange,
    method: 'POST',
    url: '',
  } as const;
  return { ...call, as, request: { ...request, wall: before?.wall ?? '', headers: {} }, status: 200 };
}
