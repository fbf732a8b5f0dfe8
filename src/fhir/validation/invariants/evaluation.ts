import { isObject } from '../../../model/index.js';
import { compileForElement, type Compiled, type Model } from '../../fhirpath.js';
import { toldAtOnce, type AtOnce } from './at-once.js';
import type { Rule } from './rules.js';

/**
 * What an invariant says of an element. An empty result is `met`: on what the structure allows, it comes only of values
 * that cannot be compared (`2024 <= 2024-05`) or from asking nothing for its beginning (`reference.startsWith('#')`, where
 * the official validator answers false). On other elements it comes of what the structure misses, and says itself. The
 * official validator takes every other empty result as broken; where that is meant, `corrections.ts` says so.
 */
export type Evaluation = 'met' | 'broken' | { readonly trouble: string };

/** One invariant, compiled when it is first needed. */
export class EvaluatedRule {
  private compiled: Compiled | undefined;
  private readonly isMetAtOnce: AtOnce | undefined;

  constructor(
    readonly rule: Rule,
    private readonly model: Model,
  ) {
    this.isMetAtOnce = toldAtOnce(rule.expression);
  }

  /** Never throws: what fhirpath.js cannot evaluate is no mistake of the resource. */
  readonly evaluate = (element: unknown, environment?: Record<string, unknown>): Evaluation => {
    if (isObject(element) && this.isMetAtOnce?.(element) === true) return 'met';
    try {
      this.compiled ??= compileForElement(this.rule.context, this.rule.expression, this.model);
      return meaningOf(this.compiled(element, environment));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { trouble: `fhirpath.js: ${reason.slice(0, 200)}` };
    }
  };
}

/** A single item that is no truth value counts as true. */
function meaningOf(values: unknown): Evaluation {
  if (!Array.isArray(values)) return { trouble: 'the expression needs a server to be evaluated' };
  if (values.length > 1) return { trouble: `${String(values.length)} results where one truth value is due` };
  return values[0] === false ? 'broken' : 'met';
}
