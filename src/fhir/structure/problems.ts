import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { at, isObject, shown, type Json, type JsonObject, type Problem } from '../../model/index.js';
import { DEMANDS, ONE_CONTENT } from './keywords.js';
import { notificationSchema } from './schema.js';

/** A hostile Bundle may have millions. */
const MOST_PROBLEMS = 100;

let validate: ValidateFunction | undefined;

/**
 * Structural problems of a notification Bundle and its SubscriptionStatus by the R5 definitions, one for each place: unknown
 * elements, wrong JSON types, malformed primitives, missing required elements, empty objects and lists. Rules with a check
 * of their own are left to it (see `r5-notification.ts`). Of the resources in other entries only the name, id and meta are
 * validated, not their inside.
 */
export function structureProblems(bundle: JsonObject): readonly Problem[] {
  try {
    return problemsOf(bundle);
  } catch (error) {
    if (error instanceof RangeError) return [NESTED_TOO_DEEPLY];
    throw error;
  }
}

function problemsOf(bundle: JsonObject): readonly Problem[] {
  validate ??= compile();
  if (validate(bundle)) return [];
  const problems = (validate.errors ?? []).flatMap((error) => problemOf(error, bundle));
  return onePerPlace(problems).slice(0, MOST_PROBLEMS);
}

const NESTED_TOO_DEEPLY: Problem = {
  path: 'Bundle',
  expected: 'a document that can be validated',
  actual: 'extensions or resources nested thousands of levels deep',
};

function compile(): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    verbose: true,
    keywords: [DEMANDS, ONE_CONTENT],
  });
  return ajv.compile(notificationSchema());
}

function problemOf(error: ErrorObject, bundle: JsonObject): Problem[] {
  const steps = error.instancePath.split('/').slice(1).map(unescaped);
  const here = valueAt(bundle, steps);
  switch (error.keyword) {
    case 'if':
      return [];
    case 'additionalProperties': {
      const name = String(error.params['additionalProperty']);
      const actual = shown(isObject(here) ? here[name] : undefined);
      return [{ path: pathOf([...steps, name]), expected: 'no element of this name', actual }];
    }
    case 'demands':
      return [{ path: pathOf([...steps, String(error.params['missing'])]), expected: 'present', actual: 'absent' }];
    case 'oneContent':
      return [{ path: pathOf(steps), expected: 'either one value or extensions', actual: shown(here) }];
    default:
      return [{ path: pathOf(steps), expected: descriptionOf(error), actual: shown(here) }];
  }
}

function descriptionOf(error: ErrorObject): string {
  const description: unknown = error.parentSchema?.['description'];
  return typeof description === 'string' ? description : String(error.message);
}

function onePerPlace(problems: readonly Problem[]): Problem[] {
  const places = new Map<string, Problem>();
  for (const problem of problems) if (!places.has(problem.path)) places.set(problem.path, problem);
  return [...places.values()];
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function valueAt(bundle: JsonObject, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>((here, step) => at(here, Array.isArray(here) ? Number(step) : step), bundle);
}

/** `Bundle.entry[0].resource.type` */
function pathOf(steps: readonly string[]): string {
  return steps.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`), 'Bundle');
}
