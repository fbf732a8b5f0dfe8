/**
 * What is computed of something that never changes, computed once for each and forgotten with it. The function has no other
 * input than that.
 */
export function onceFor<Thing extends object, Value>(compute: (thing: Thing) => Value): (thing: Thing) => Value {
  const known = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    const held = known.get(thing) ?? { value: compute(thing) };
    known.set(thing, held);
    return held.value;
  };
}
