import type { Explanation } from '../../src/model/index.js';

/** Statuses of an operation that is not there. */
const NOT_THERE = [404, 501];

/** Where the operation is not there at all, it is not there on the type either. */
export const noTokenOperation: Explanation = {
  of: ['token.type-level'],
  reason(histories) {
    const calls = histories
      .flatMap(({ exchanges }) => exchanges)
      .filter(({ request }) => request.url.split('?')[0]?.endsWith('/$get-ws-binding-token'));
    const [first] = calls.flatMap(({ status }) => status ?? []);
    return first !== undefined && calls.every(({ status }) => status !== undefined && NOT_THERE.includes(status))
      ? `the server has no $get-ws-binding-token (${String(first)})`
      : undefined;
  },
  covers: ({ actual }) => NOT_THERE.some((status) => actual.includes(`answered ${String(status)}`)),
};
