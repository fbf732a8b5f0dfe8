import type { Problem } from '../answer.js';

/** A problem of a requested Subscription. `rule`: the name by which a decision can leave it out. */
export function invalid(rule: string, expression: string, diagnostics: string, code = 'value'): Problem {
  return { rule, status: 422, code, expression: `Subscription.${expression}`, diagnostics };
}
