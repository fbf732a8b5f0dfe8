import { isObject, objects, type Json, type JsonObject } from '../../json.js';
import { at, put } from './at.js';

/** Where an element of R5 is found in a Subscription of R4 and R4B. */
export interface Place {
  /** Name of the element in R5. */
  readonly name: string;
  read(subscription: JsonObject): Json | undefined;
  /** The Subscription with another value there; undefined takes it out. */
  write(subscription: JsonObject, value: Json | undefined): JsonObject;
}

/** An element that is only elsewhere. */
export function elementAt(name: string, ...path: readonly string[]): Place {
  return {
    name,
    read: (subscription) => at(subscription, path),
    write: (subscription, value) => put(subscription, path, value),
  };
}

/**
 * The value of an extension of the element at a path. One that lacks the value of the right type is read as a whole: the number
 * or code that is looked for then is none, and refused.
 */
export function extensionAt(name: string, path: readonly string[], url: string, type: string): Place {
  const list = [...path, 'extension'];
  return {
    name,
    read: (subscription) => {
      const found = objects(at(subscription, list)).find((one) => one.url === url);
      return found?.[type] ?? found;
    },
    write: (subscription, value) => {
      const before = objects(at(subscription, list));
      const place = before.findIndex((one) => one.url === url);
      const index = place < 0 ? before.length : place;
      const others = before.filter((one) => one.url !== url);
      const added = value === undefined ? [] : [isWhole(value, url) ? value : { url, [type]: value }];
      const extensions = [...others.slice(0, index), ...added, ...others.slice(index)];
      return put(subscription, list, extensions.length === 0 ? undefined : extensions);
    },
  };
}

function isWhole(value: Json, url: string): value is JsonObject {
  return isObject(value) && value.url === url;
}
