/**
 * FHIRPath as the harness uses it: the only importer of fhirpath.js, which the build bundles into this module. It is the
 * heaviest module of the harness: reach it with `await import(…)` and only where FHIRPath is needed. The models of the
 * releases are beside it, in `fhirpath-models/`.
 */
import fhirpath from 'fhirpath';
import type { Model } from 'fhirpath';

export type { Model } from 'fhirpath';

/** Evaluates on a resource or element; throws what fhirpath.js throws. */
export type Compiled = (focus: unknown, environment?: Record<string, unknown>) => unknown;

/** Everything that FHIRPath would ask of a server throws; `trace()` prints nothing. */
const OPTIONS = { async: false, traceFn: () => undefined } as const;

/** An expression about a whole resource. */
export function compileForResource(expression: string, model: Model): Compiled {
  return fhirpath.compile(expression, model, OPTIONS);
}

/** An expression about an element that is defined at `base`: `Period`, `Bundle.entry`. */
export function compileForElement(base: string, expression: string, model: Model): Compiled {
  const options = { ...OPTIONS, userInvocationTable: { isDistinct: LINEAR_IS_DISTINCT } };
  return fhirpath.compile({ base, expression }, model, options);
}

/** `isDistinct()` that does not compare each item with each: a hostile resource may have a million. */
const LINEAR_IS_DISTINCT = {
  arity: { 0: [] },
  fn: (items: readonly unknown[]): boolean => new Set(items.map((item) => JSON.stringify(item))).size === items.length,
};

/** The syntax tree of an expression; throws where it is not FHIRPath. */
export function parse(expression: string): unknown {
  const tree: unknown = fhirpath.parse(expression);
  return tree;
}
