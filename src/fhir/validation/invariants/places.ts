import { isObject, type Json, type JsonObject } from '../../../model/index.js';
import type { Model } from '../../fhirpath.js';

/** A value in a resource, and what the definitions say that it is. */
export interface Place {
  readonly value: Json;
  readonly path: string;
  /** Name of the element; of a resource on its own, its type. */
  readonly name: string;
  /** Where its own elements are defined: `Period`, `Bundle.entry`; of a primitive the element itself, `Narrative.div`. */
  readonly definedAt: string;
  readonly type: string;
  /** The resource that it is in, which a contained resource is for itself. */
  readonly resource: JsonObject;
  /** The same, except that everything in a contained resource has the one that contains it. */
  readonly root: JsonObject;
}

/** The place of a resource on its own, or undefined where its type is not known. */
export function placeOfResource(value: JsonObject, path: string, model: Model, root = value): Place | undefined {
  const type = value['resourceType'];
  if (typeof type !== 'string' || !Object.hasOwn(model.type2Parent, type)) return undefined;
  return { value, path, name: type, definedAt: type, type, resource: value, root };
}

/** The values right inside, contained and entry resources too, in their order. What is not defined is left out. */
export function placesIn(place: Place, model: Model): Place[] {
  const places: Place[] = [];
  if (!isObject(place.value)) return places;
  for (const name of Object.keys(place.value)) {
    const element = elementAt(place.definedAt, name, model);
    const value = place.value[name];
    if (element === undefined || value === undefined) continue;
    const path = `${place.path}.${name}`;
    const add = (one: Json, at: string) => {
      const found = placeOf(one, at, { name, element, parent: place, model });
      if (found !== undefined) places.push(found);
    };
    if (Array.isArray(value)) value.forEach((item, index) => add(item, `${path}[${String(index)}]`));
    else add(value, path);
  }
  return places;
}

interface Surroundings {
  readonly name: string;
  readonly element: Element;
  readonly parent: Place;
  readonly model: Model;
}

function placeOf(value: Json, path: string, { name, element, parent, model }: Surroundings): Place | undefined {
  const { resource, root } = parent;
  if (!isObject(value) || typeof value['resourceType'] !== 'string') {
    const { type, definedAt } = element;
    return value === null ? undefined : { value, path, name, type, definedAt, resource, root };
  }
  const isContained = name === 'contained' || resource !== root;
  return placeOfResource(value, path, model, isContained ? root : value);
}

interface Element {
  readonly type: string;
  readonly definedAt: string;
}

/** Elements met before, by the path of their parent and their name: spelling out their own path takes longest of all. */
const metElements = new WeakMap<Model, Map<string, Map<string, Element>>>();

/** `_birthDate` is the Element of a primitive, which may have extensions. What is not defined is not kept: it may be anything. */
function elementAt(parent: string, name: string, model: Model): Element | undefined {
  if (name.startsWith('_')) return { type: 'Element', definedAt: 'Element' };
  const met = metElements.get(model) ?? new Map<string, Map<string, Element>>();
  const known = met.get(parent)?.get(name);
  if (known !== undefined) return known;
  const element = definedElement(parent, name, model);
  if (element === undefined) return undefined;
  metElements.set(model, met.set(parent, (met.get(parent) ?? new Map<string, Element>()).set(name, element)));
  return element;
}

function definedElement(parent: string, name: string, model: Model): Element | undefined {
  const path = own(model.pathsDefinedElsewhere, `${parent}.${name}`) ?? `${parent}.${name}`;
  const type = own(model.path2Type, path);
  if (type === undefined) return undefined;
  const definesItsOwn = type === 'BackboneElement' || type === 'Element' || !/^[A-Z]/.test(type);
  return { type, definedAt: definesItsOwn ? path : type };
}

function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A type and what it is derived from, the type first. */
export function lineageOf(type: string, model: Model): string[] {
  const lineage: string[] = [];
  for (let next: string | undefined = type; next !== undefined; next = own(model.type2Parent, next)) lineage.push(next);
  return lineage;
}
