import { isObject, objectsAt, type Json, type JsonObject, type Release } from '../../../../model/index.js';
import { brokenByBundle } from '../bundle.js';
import { isCoded } from '../coded.js';
import { EvaluatedRule } from '../evaluation.js';
import { codedIssues } from '../frame.js';
import { modelOf } from '../models.js';
import { rulesOf } from '../rules.js';

/** A second reading of the invariants that are code: keys of those that fhirpath.js finds broken, by their expressions. */
export type Oracle = (bundle: JsonObject) => Set<string>;

/** Their expressions are false without the type of the Bundle, which the structure demands; the code says nothing then. */
const FALSE_WITHOUT_TYPE = ['bdl-3', 'bdl-4'];

export async function oracleOf(release: Release): Promise<Oracle> {
  const model = await modelOf(release);
  const rules = rulesOf(release).filter(isCoded);
  const evaluated = rules.map((rule) => new EvaluatedRule(rule, model));
  return (bundle) =>
    new Set(
      [...placesIn(bundle, 'Bundle')].flatMap(({ context, value, resource }) =>
        brokenAt(
          evaluated.filter(({ rule }) => rule.context === context),
          value,
          resource,
        ),
      ),
    );
}

interface Element {
  readonly context: string;
  readonly value: JsonObject;
  readonly resource: JsonObject;
}

/** The Bundle, its entries and the statuses in them; not what is inside of other entries. */
function* placesIn(resource: JsonObject, context: string): Generator<Element> {
  yield { context, value: resource, resource };
  for (const entry of objectsAt(resource, 'entry')) {
    yield { context: 'Bundle.entry', value: entry, resource };
    const inner = entry['resource'];
    if (!isObject(inner)) continue;
    if (inner['resourceType'] === 'SubscriptionStatus')
      yield { context: 'SubscriptionStatus', value: inner, resource: inner };
    if (inner['resourceType'] === 'Parameters') yield* parametersIn(inner, inner['parameter']);
  }
}

function* parametersIn(resource: JsonObject, parameters: Json | undefined): Generator<Element> {
  for (const value of Array.isArray(parameters) ? parameters.filter(isObject) : []) {
    yield { context: 'Parameters.parameter', value, resource };
    yield* parametersIn(resource, value['part']);
  }
}

function brokenAt(rules: readonly EvaluatedRule[], value: JsonObject, resource: JsonObject): string[] {
  return rules.flatMap((evaluated) => {
    const verdict = evaluated.evaluate(value, { resource, rootResource: resource });
    if (typeof verdict === 'object') throw new Error(`${evaluated.rule.key}: ${verdict.trouble}`);
    const { key } = evaluated.rule;
    const isUntyped = typeof resource['type'] !== 'string' && FALSE_WITHOUT_TYPE.includes(key);
    return verdict === 'broken' && !isUntyped ? [key] : [];
  });
}

/** The keys that the code finds broken in the same places. */
export function brokenByCode(bundle: JsonObject, release: Release): Set<string> {
  const inEntries = objectsAt(bundle, 'entry').flatMap(({ resource }) => {
    if (!isObject(resource) || resource['resourceType'] === 'Bundle') return [];
    return codedIssues(resource, 'Bundle', release);
  });
  return new Set([...brokenByBundle(bundle, 'Bundle', release), ...inEntries].map(({ rule }) => rule));
}
