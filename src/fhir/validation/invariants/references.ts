import { isObject, objectsAt, textAt, type Issue, type JsonObject, type Release } from '../../../model/index.js';
import { broken } from './broken.js';
import type { Place } from './places.js';

/**
 * ref-1 as code: a reference `#id` is to a contained resource. fhirpath.js would compare each of them with each contained
 * resource. A test proves it equal to the expression.
 */
export class LocalReferences {
  private readonly known = new WeakMap<JsonObject, ReadonlySet<string>>();

  constructor(private readonly release: Release) {}

  issues({ value, path, resource, root }: Place): Issue[] {
    const reference = textAt(value, 'reference');
    if (!isObject(value) || reference?.startsWith('#') !== true) return [];
    if (reference === '#' ? this.mayBeContainer(resource, root) : this.containedIn(root).has(reference.slice(1)))
      return [];
    return [
      broken({
        rule: 'ref-1',
        path: `${path}.reference`,
        says:
          reference === '#'
            ? 'the reference # is to the resource that contains this one, and nothing contains it'
            : `nothing contained in the resource has the id that ${reference.slice(0, 80)} refers to`,
        expected: 'the id of a contained resource, after the #',
        actual: reference,
      }),
    ];
  }

  /** In R4 the expression does not say: `''` is in nothing and not in anything. */
  private mayBeContainer(resource: JsonObject, root: JsonObject): boolean {
    return this.release === 'R4' || resource !== root;
  }

  private containedIn(root: JsonObject): ReadonlySet<string> {
    const known =
      this.known.get(root) ??
      new Set(objectsAt(root, 'contained').flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
    this.known.set(root, known);
    return known;
  }
}
