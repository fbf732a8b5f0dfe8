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
  const { value } = place;
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((name) => placesOf(value[name], name, place, model));
}

function placesOf(value: Json | undefined, name: string, parent: Place, model: Model): Place[] {
  const element = elementAt(parent.definedAt, name, model);
  if (element === undefined || value === undefined) return [];
  const path = `${parent.path}.${name}`;
  if (!Array.isArray(value)) return placeOf(value, path, { ...element, name, parent, model });
  return value.flatMap((item, index) =>
    placeOf(item, `${path}[${String(index)}]`, { ...element, name, parent, model }),
  );
}

interface Surroundings {
  readonly name: string;
  readonly type: string;
  readonly definedAt: string;
  readonly parent: Place;
  readonly model: Model;
}

function placeOf(value: Json, path: string, { name, type, definedAt, parent, model }: Surroundings): Place[] {
  const { resource, root } = parent;
  if (!isObject(value) || typeof value['resourceType'] !== 'string') {
    return value === null ? [] : [{ value, path, name, type, definedAt, resource, root }];
  }
  const isContained = name === 'contained' || resource !== root;
  const own = placeOfResource(value, path, model, isContained ? root : value);
  return own === undefined ? [] : [own];
}

/** `_birthDate` is the Element of a primitive, which may have extensions. */
function elementAt(parent: string, name: string, model: Model): { type: string; definedAt: string } | undefined {
  if (name.startsWith('_')) return { type: 'Element', definedAt: 'Element' };
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
