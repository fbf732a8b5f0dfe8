import type { Rule } from './rules.js';

/** An invariant that says nothing here, and why. */
export interface NotEvaluated {
  readonly key: string;
  readonly context: string;
  readonly reason: string;
  /** The element, where it is about one element only. */
  readonly path?: string;
}

/** FHIRPath functions that ask a server, or need definitions that are not here. */
const BEYOND = /\b(resolve|memberOf|conformsTo|subsumes|subsumedBy|validateVS|validateCS|expand|lookup|translate)\(/;

/** Why an invariant cannot be evaluated offline, or undefined where it can. */
export function needsMoreThanTheResource({ key, context, expression }: Rule): NotEvaluated | undefined {
  const call = BEYOND.exec(expression)?.[1];
  if (call === undefined) return undefined;
  return { key, context, reason: `${call}() needs what is not in the resource, and nothing is asked of a server` };
}
