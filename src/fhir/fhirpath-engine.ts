/** FHIRPath for criteria of topics. Reach it with `await import(…)` and only where FHIRPath is needed: it brings fhirpath.js. */
import type { FhirPath, FhirPathAnswer, JsonObject, Surroundings } from '../model/index.js';
import { isObject } from '../model/json.js';
import { compileForResource, parse, type Compiled, type Model } from './fhirpath.js';

export type Evaluated = { readonly values: readonly unknown[] } | { readonly trouble: string };

/** The expressions of one release, each compiled when it is first met. */
export class FhirPathEngine implements FhirPath {
  private readonly compiled = new Map<string, Compiled>();

  constructor(private readonly model: Model) {}

  /** Evaluates on a resource with `%current`, `%previous` and `%context`; whatever goes wrong comes back as `trouble`. */
  evaluate(expression: string, resource: JsonObject | undefined, around: Surroundings): Evaluated {
    try {
      const focus = own(resource);
      const environment = { current: own(around.current), previous: own(around.previous), context: focus };
      const values = this.compile(expression)(focus, environment);
      return Array.isArray(values) ? { values } : { trouble: 'the expression needs a server to be evaluated' };
    } catch (error) {
      return { trouble: error instanceof Error ? error.message : String(error) };
    }
  }

  answerOf(expression: string, around: Surroundings): FhirPathAnswer {
    const evaluated = this.evaluate(expression, around.current ?? around.previous, around);
    if ('trouble' in evaluated) return evaluated;
    const { values } = evaluated;
    if (values.length > 1) {
      return { trouble: `the expression has ${String(values.length)} results where one truth value is due` };
    }
    if (values.length === 0) return 'empty';
    return values[0] === false ? 'false' : 'true';
  }

  syntaxTree(expression: string): JsonObject | undefined {
    try {
      const tree = parse(expression);
      return isObject(tree) ? tree : undefined;
    } catch {
      return undefined;
    }
  }

  private compile(expression: string): Compiled {
    const known = this.compiled.get(expression);
    if (known !== undefined) return known;
    const fresh = compileForResource(expression, this.model);
    this.compiled.set(expression, fresh);
    return fresh;
  }
}

/** The engine marks what it reads, so it gets a copy. */
function own(resource: JsonObject | undefined): unknown {
  return resource === undefined ? [] : structuredClone(resource);
}
