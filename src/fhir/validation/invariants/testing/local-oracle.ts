import type { JsonObject, Release } from '../../../../model/index.js';
import { EvaluatedRule } from '../evaluation.js';
import { modelOf } from '../models.js';
import { lineageOf, placeOfResource, placesIn, type Place } from '../places.js';
import { rulesOf } from '../rules.js';

/** A second reading of dom-3 and ref-1: where fhirpath.js finds them broken, each as `key path`, in the order of the text. */
export async function localOracleOf(release: Release): Promise<(resource: JsonObject, path: string) => string[]> {
  const model = await modelOf(release);
  const rules = rulesOf(release)
    .filter(({ key }) => key === 'dom-3' || key === 'ref-1')
    .map((rule) => new EvaluatedRule(rule, model));
  const everyPlace = (place: Place): Place[] => [place, ...placesIn(place, model).flatMap(everyPlace)];
  return (resource, path) => {
    const whole = placeOfResource(resource, path, model);
    return whole === undefined ? [] : everyPlace(whole).flatMap((place) => brokenAt(place));
  };

  function brokenAt({ value, type, path, resource, root }: Place): string[] {
    const lineage = lineageOf(type, model);
    return rules
      .filter(({ rule }) => lineage.includes(rule.context))
      .filter(({ evaluate }) => evaluate(value, { resource, rootResource: root }) === 'broken')
      .map(({ rule }) => `${rule.key} ${path}`);
  }
}

/** The element that such an issue is about, as the expression is about it. */
export function placeOfIssue({ rule, path }: { readonly rule: string; readonly path: string }): string {
  return `${rule} ${path.replace(/\.(?:reference|contained\[\d+\])$/, '')}`;
}
