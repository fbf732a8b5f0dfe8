import { isObject, type JsonObject } from '../../src/model/index.js';

/** How often a document was asked for something: work that no other program on the machine can disturb. */
export interface Counted {
  readonly document: JsonObject;
  readonly reads: () => number;
}

/** A document that counts what is read of it: members, items and lists of names. */
export function counted(resource: JsonObject): Counted {
  let reads = 0;
  const known = new WeakMap<object, object>();

  function watched(value: object): object {
    const before = known.get(value);
    if (before !== undefined) return before;
    const fresh = new Proxy(value, {
      get(target, name, receiver) {
        reads += 1;
        const member: unknown = Reflect.get(target, name, receiver);
        return typeof member === 'object' && member !== null ? watched(member) : member;
      },
      has(target, name) {
        reads += 1;
        return Reflect.has(target, name);
      },
      getOwnPropertyDescriptor(target, name) {
        reads += 1;
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
      ownKeys(target) {
        const names = Reflect.ownKeys(target);
        reads += names.length;
        return names;
      },
    });
    known.set(value, fresh);
    return fresh;
  }

  const document: unknown = watched(resource);
  if (!isObject(document)) throw new Error('Only an object can be watched.');
  return { document, reads: () => reads };
}
