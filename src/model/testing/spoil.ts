import { copy, isObject, type Json, type JsonObject } from '../json.js';

/** Makes another document of a document: `having('entry[0].resource.type', 'nonsense')`. */
export type Spoil = (document: JsonObject) => JsonObject;

/** Sets the value at a path such as `entry[0].resource.type`; objects and list items on the way must exist. */
export function having(path: string, value: Json): Spoil {
  return changed(path, (parent, key) => {
    if (Array.isArray(parent)) parent[Number(key)] = value;
    else parent[key] = value;
  });
}

/** Removes the member or list item at a path. */
export function without(path: string): Spoil {
  return changed(path, (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  });
}

/** Applies several, first to last. */
export function together(...spoils: readonly Spoil[]): Spoil {
  return (document) => spoils.reduce((spoiled, spoil) => spoil(spoiled), document);
}

function changed(path: string, change: (parent: Json[] | JsonObject, key: string) => void): Spoil {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() ?? '';
  return (document) => {
    const result = copy(document);
    let parent: Json[] | JsonObject = result;
    for (const step of steps) {
      const next: Json | undefined = Array.isArray(parent) ? parent[Number(step)] : parent[step];
      if (!Array.isArray(next) && !isObject(next)) throw new Error(`No object or list at "${step}" of "${path}".`);
      parent = next;
    }
    change(parent, last);
    return result;
  };
}
