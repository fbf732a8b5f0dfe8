/** The things of these ids, in the order asked for. An unknown id is an error that names what is near. */
export function named<Thing extends { readonly id: string }>(
  kind: string,
  ids: readonly string[],
  all: readonly Thing[],
): Thing[] {
  return ids.map((id) => {
    const found = all.find((thing) => thing.id === id);
    if (found !== undefined) return found;
    const near = nearest(
      id,
      all.map((thing) => thing.id),
    );
    throw new Error(`There is no ${kind} "${id}". Near it: ${near.join(', ') || `none; there are ${all.length}`}.`);
  });
}

/** Up to five ids that share most letter pairs with the one asked for. */
function nearest(id: string, ids: readonly string[]): string[] {
  return ids
    .map((other) => ({ other, likeness: likeness(id, other) }))
    .filter(({ likeness }) => likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ other }) => other);
}

function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size || 1);
}

function pairs(word: string): Set<string> {
  return new Set([...word].slice(1).map((letter, index) => `${word[index] ?? ''}${letter}`));
}
