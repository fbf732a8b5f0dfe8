import { isObject, type Issue, type Json, type JsonObject, type Release } from '../../../model/index.js';
import type { Model } from '../../fhirpath.js';
import { broken } from './broken.js';
import { lineageOf, placesIn, type Place } from './places.js';

/**
 * dom-3 as code: a contained resource is referred to from elsewhere in the resource, or refers to it. fhirpath.js would
 * look through the whole resource for each. A test proves it equal to the expression. What is contained in a contained
 * resource breaks dom-2, and is not asked for more.
 */
export function unreferredContained(container: Place, release: Release, model: Model): Issue[] {
  const contained = isObject(container.value) ? container.value['contained'] : undefined;
  if (!Array.isArray(contained)) return [];
  const { targets, referring } = referencesIn(container, model);
  return contained.flatMap((resource, index) => {
    if (!isObject(resource) || referring.has(resource) || isReferredTo(resource, targets, release)) return [];
    return [unreferred(resource, `${container.path}.contained[${String(index)}]`)];
  });
}

/** Without an id the expressions of R4 and R5 are empty, the one of R4B is false. */
function isReferredTo({ id }: JsonObject, targets: ReadonlySet<string>, release: Release): boolean {
  return typeof id === 'string' ? targets.has(`#${id}`) : release !== 'R4B';
}

interface References {
  /** All that is referred to from the resource: references, canonicals, URLs and URIs. */
  readonly targets: ReadonlySet<string>;
  /** Contained resources that refer to the one that contains them: `#`. */
  readonly referring: ReadonlySet<JsonObject>;
}

function referencesIn(container: Place, model: Model): References {
  const targets = new Set<string>();
  const referring = new Set<JsonObject>();
  const pending = placesIn(container, model);
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (typeof place.value === 'string' && refers(place, model)) {
      targets.add(place.value);
      if (place.value === '#') referring.add(place.resource);
    }
    for (const inner of placesIn(place, model)) pending.push(inner);
  }
  return { targets, referring };
}

function refers({ name, type }: Place, model: Model): boolean {
  return (
    name === 'reference' || (/^(uri|url|canonical|oid|uuid)$/.test(type) && lineageOf(type, model).includes('uri'))
  );
}

function unreferred(resource: Json, path: string): Issue {
  return broken({
    rule: 'dom-3',
    path,
    says: 'nothing in the resource refers to this contained resource, and it does not refer to the resource',
    expected: 'a reference to # and its id',
    actual: resource,
  });
}
