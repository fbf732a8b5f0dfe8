import { textAt, type JsonObject } from '../../../model/index.js';
import type { Property } from './property.js';
import type { Types } from './types.js';

const TYPE_AND_ID = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

export interface StrayTarget {
  /** From the element to what shows the type: `reference`, `reference.reference`. */
  readonly path: string;
  readonly type: string;
  readonly shown: string;
}

/**
 * The resource type that a Reference (or the reference of a CodeableReference) leads to, where it shows one and the element
 * does not allow it. A reference to a contained resource, a URN or an identifier shows none.
 */
export function strayTarget(value: JsonObject, property: Property, types: Types): StrayTarget | undefined {
  const inside = property.typeName === 'CodeableReference' ? ['reference'] : [];
  const steps = inside.map((step) => `${step}.`).join('');
  const reference = textAt(value, ...inside, 'reference');
  const shownType = TYPE_AND_ID.exec(reference ?? '')?.[1];
  if (reference !== undefined && shownType !== undefined && isStray(shownType, property, types)) {
    return { path: `${steps}reference`, type: shownType, shown: reference };
  }
  const told = textAt(value, ...inside, 'type');
  if (told !== undefined && isStray(told, property, types)) return { path: `${steps}type`, type: told, shown: told };
  return undefined;
}

function isStray(name: string, { targets }: Property, types: Types): boolean {
  return types.isResource(name) && !targets.includes(name);
}
