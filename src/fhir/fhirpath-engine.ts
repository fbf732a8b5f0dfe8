/**
 * FHIRPath for criteria of topics. Reach it with `await import(…)` and only where FHIRPath is needed: it brings
 * fhirpath.js with the model of R5.
 */
import { isObject, type JsonObject } from '../model/json.js';
import { compileForResource, parse, type Compiled } from './fhirpath.js';
import { r5 } from './fhirpath-models/r5.js';

/** The states around a change. An absent one is an empty collection: there is no previous state of a create. */
export interface Surroundings {
  readonly current?: JsonObject | undefined;
  readonly previous?: JsonObject | undefined;
}

export type Evaluated = { readonly values: readonly unknown[] } | { readonly trouble: string };

/** What a criterion says: `empty` is neither yes nor no in FHIRPath. */
export type FhirPathAnswer = 'true' | 'false' | 'empty' | { readonly trouble: string };

const compiled = new Map<string, Compiled>();

/** Evaluates on a resource with `%current`, `%previous` and `%context`; whatever goes wrong comes back as `trouble`. */
export function evaluate(expression: string, resource: JsonObject | undefined, around: Surroundings): Evaluated {
  try {
    const focus = own(resource);
    const environment = { current: own(around.current), previous: own(around.previous), context: focus };
    const values = compile(expression)(focus, environment);
    return Array.isArray(values) ? { values } : { trouble: 'the expression needs a server to be evaluated' };
  } catch (error) {
    return { trouble: error instanceof Error ? error.message : String(error) };
  }
}

/** A rule about a change: true and false as they are, one item that is no truth value counts as true. */
export function answerOf(expression: string, around: Surroundings): FhirPathAnswer {
  const evaluated = evaluate(expression, around.current ?? around.previous, around);
  if ('trouble' in evaluated) return evaluated;
  const [first, ...more] = evaluated.values;
  if (more.length > 0) return { trouble: `the expression has ${more.length + 1} results where one truth value is due` };
  if (evaluated.values.length === 0) return 'empty';
  return first === false ? 'false' : 'true';
}

/** The syntax tree of an expression (`type`, `text`, `children`), or undefined where it is not FHIRPath. */
export function syntaxTree(expression: string): JsonObject | undefined {
  try {
    const tree = parse(expression);
    return isObject(tree) ? tree : undefined;
  } catch {
    return undefined;
  }
}

function compile(expression: string): Compiled {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const fresh = compileForResource(expression, r5);
  compiled.set(expression, fresh);
  return fresh;
}

/** The engine marks what it reads, so it gets a copy. */
function own(resource: JsonObject | undefined): unknown {
  return resource === undefined ? [] : structuredClone(resource);
}

export interface ElementDefinition {
  /** FHIR type: `code`, `CodeableConcept`, `BackboneElement`. */
  readonly type: string;
  readonly repeats: boolean;
  /** JSON name: `valueQuantity` where the path said `value`. */
  readonly name: string;
  /** `value`, where the element is one type of a choice: only one of them may be there. */
  readonly choice?: string;
}

/** What R5 defines along a path of element names below a type; undefined where it defines no such element. */
export function elementsAlong(type: string, path: readonly string[]): readonly ElementDefinition[] | undefined {
  const steps: ElementDefinition[] = [];
  let here = [type];
  for (const [index, step] of path.entries()) {
    const found = definitionsOf(here, step).find(({ inside }) => canGoOn(inside, path[index + 1]));
    if (found === undefined) return undefined;
    steps.push(found.definition);
    here = found.inside;
  }
  return steps;
}

interface Step {
  readonly definition: ElementDefinition;
  /** Paths and types in which its own children are defined. */
  readonly inside: string[];
}

function canGoOn(inside: string[], next: string | undefined): boolean {
  return next === undefined || definitionsOf(inside, next).length > 0;
}

/** One definition for a plain element, one per type for a choice. */
function definitionsOf(parents: readonly string[], step: string): Step[] {
  for (const parent of parents.flatMap(lineage)) {
    const path = r5.pathsDefinedElsewhere[`${parent}.${step}`] ?? `${parent}.${step}`;
    const repeats = r5.path2Repeating[path] === true;
    const types = r5.choiceTypePaths[path];
    if (types !== undefined) return types.map((suffix) => choiceStep(step, suffix, repeats));
    const type = r5.path2Type[path];
    if (type !== undefined) return [{ definition: { type, repeats, name: step }, inside: [path, type] }];
    const chosen = namedChoice(parent, step);
    if (chosen !== undefined) return [chosen];
  }
  return [];
}

function choiceStep(name: string, suffix: string, repeats: boolean): Step {
  const primitive = `${suffix.charAt(0).toLowerCase()}${suffix.slice(1)}`;
  const type = r5.type2Parent[suffix] === undefined ? primitive : suffix;
  return { definition: { type, repeats, name: `${name}${suffix}`, choice: name }, inside: [type] };
}

/** `valueQuantity`, where the model knows `value` with the type Quantity. */
function namedChoice(parent: string, step: string): Step | undefined {
  for (const capital of step.matchAll(/[A-Z]/g)) {
    const [name, suffix] = [step.slice(0, capital.index), step.slice(capital.index)];
    if (r5.choiceTypePaths[`${parent}.${name}`]?.includes(suffix)) return choiceStep(name, suffix, false);
  }
  return undefined;
}

function lineage(type: string): string[] {
  const parent = r5.type2Parent[type];
  return parent === undefined ? [type] : [type, ...lineage(parent)];
}
