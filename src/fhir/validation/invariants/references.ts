import { objectsAt, textAt, type Issue, type JsonObject } from '../../../model/index.js';
import { broken } from './broken.js';
import type { Place } from './places.js';

/**
 * ref-1 as code: a reference `#id` is to a contained resource. fhirpath.js would compare each of them with each contained
 * resource. A test proves it equal to the expression, which says nothing of `#` alone, the resource that contains this one.
 */
export class LocalReferences {
  private readonly known = new WeakMap<JsonObject, ReadonlySet<string>>();

  issues({ value, path, root }: Place): Issue[] {
    const reference = textAt(value, 'reference');
    if (reference?.startsWith('#') !== true || reference === '#') return [];
    if (this.containedIn(root).has(reference.slice(1))) return [];
    return [
      broken({
        rule: 'ref-1',
        path: `${path}.reference`,
        says: `nothing contained in the resource has the id that ${reference.slice(0, 80)} refers to`,
        expected: 'the id of a contained resource, after the #',
        actual: reference,
      }),
    ];
  }

  private containedIn(root: JsonObject): ReadonlySet<string> {
    const ids = () => objectsAt(root, 'contained').flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    const known = this.known.get(root) ?? new Set(ids());
    this.known.set(root, known);
    return known;
  }
}
