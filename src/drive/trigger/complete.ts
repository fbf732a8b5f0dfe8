import {
  isObject,
  type ElementDefinition,
  type Json,
  type JsonObject,
  type ReleaseResources,
} from '../../model/index.js';
import { defaultValues } from './default-values.js';

/** The resource with everything that the release demands of it, down to nested elements. */
export function complete(resource: JsonObject, resourceType: string, resources: ReleaseResources): JsonObject {
  return new Completion(resourceType, resources).below(resource, resourceType, []);
}

class Completion {
  constructor(
    private readonly resourceType: string,
    private readonly resources: ReleaseResources,
  ) {}

  /** `way`: the elements down to the one that `type` is the type of. */
  below(value: JsonObject, type: string, way: readonly ElementDefinition[]): JsonObject {
    const names = Object.keys(value);
    const lacking = this.resources
      .requiredOf(type)
      .filter((options) => !options.some(({ name }) => names.includes(name)));
    const added = lacking.flatMap((options) => this.added(options, way));
    const nested = names.map((name): [string, Json | undefined] => [name, this.nested(value[name], name, way)]);
    return Object.fromEntries([...nested, ...added]);
  }

  /** The first of a choice that a value is known for. */
  private added(options: readonly ElementDefinition[], way: readonly ElementDefinition[]): [string, Json][] {
    for (const element of options) {
      const value = this.value(element, way);
      if (value !== undefined) return [[element.name, element.repeats ? [value] : value]];
    }
    return [];
  }

  private value(element: ElementDefinition, way: readonly ElementDefinition[]): Json | undefined {
    const here = [...way, element];
    return element.nested === undefined
      ? defaultValues(this.resourceType, here)[0]
      : this.below({}, element.nested, here);
  }

  private nested(value: Json | undefined, name: string, way: readonly ElementDefinition[]): Json | undefined {
    if (typeof value !== 'object') return value;
    const element = this.definition(name, way);
    if (element?.nested === undefined) return value;
    const { nested } = element;
    const inner = (one: Json): Json => (isObject(one) ? this.below(one, nested, [...way, element]) : one);
    return Array.isArray(value) ? value.map(inner) : value === null ? value : inner(value);
  }

  private definition(name: string, way: readonly ElementDefinition[]): ElementDefinition | undefined {
    const path = [...way.map((element) => element.name), name];
    return this.resources.along(this.resourceType, path)?.at(-1);
  }
}
