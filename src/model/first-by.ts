/** Values by a key of theirs. Of two with the same key the first counts. */
export function firstBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): ReadonlyMap<Key, Value> {
  return new Map(values.map((value) => [keyOf(value), value] as const).reverse());
}
