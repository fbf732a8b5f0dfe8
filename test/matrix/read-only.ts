/** Whatever a decision is shown, to look at and not to change: changing it, or calling what might act, throws. */
export class ReadOnly {
  readonly #seen = new WeakMap<object, object>();

  /** The same view for the same object, so that what is compared by identity stays equal. */
  of(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Map) return this.#copyOf(value);
    if (value instanceof Set) return this.#setOf(value);
    if (value instanceof URLSearchParams) return new URLSearchParams(value);
    const seen = this.#seen.get(value) ?? this.#viewOf(value);
    this.#seen.set(value, seen);
    return seen;
  }

  #viewOf(target: object): object {
    const prototype: unknown = Reflect.getPrototypeOf(target);
    const isPlain = prototype === null || prototype === Object.prototype || Array.isArray(target);
    // The view stands on an empty object of its own: one on a frozen target would have to show what it holds, as it is.
    return new Proxy(Array.isArray(target) ? [] : {}, {
      get: (_, key) => this.#member(Reflect.get(target, key), isPlain),
      has: (_, key) => Reflect.has(target, key),
      ownKeys: () => Reflect.ownKeys(target),
      getPrototypeOf: () => Reflect.getPrototypeOf(target),
      getOwnPropertyDescriptor: (_, key) => this.#descriptor(target, key),
      set: refuse,
      deleteProperty: refuse,
      defineProperty: refuse,
      setPrototypeOf: refuse,
      preventExtensions: refuse,
    });
  }

  /** Functions of plain things, such as topics, only look; methods of a class, such as a connection, may act. */
  #member(value: unknown, isPlain: boolean): unknown {
    if (typeof value !== 'function') return this.of(value);
    return isPlain ? value : refuse;
  }

  #descriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
    if (descriptor === undefined) return undefined;
    if (Array.isArray(target) && key === 'length') return { ...descriptor, writable: true };
    return { value: this.of(Reflect.get(target, key)), enumerable: descriptor.enumerable ?? false, configurable: true };
  }

  #copyOf(map: ReadonlyMap<unknown, unknown>): Map<unknown, unknown> {
    const copy = new Map([...map].map(([key, value]) => [key, this.of(value)]));
    return Object.assign(copy, { set: refuse, delete: refuse, clear: refuse });
  }

  #setOf(set: ReadonlySet<unknown>): Set<unknown> {
    const copy = new Set([...set].map((value) => this.of(value)));
    return Object.assign(copy, { add: refuse, delete: refuse, clear: refuse });
  }
}

function refuse(): never {
  throw new TypeError('This is only to be looked at.');
}
