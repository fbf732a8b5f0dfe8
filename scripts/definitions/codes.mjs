// Value sets of required bindings, expanded as far as the definitions alone can tell: what they cannot is named, not guessed.

/**
 * A function that expands a value set by its canonical into `{ system: codes }`, or says in `{ trouble }` why it cannot.
 * Includes of whole code systems, of listed concepts, of other value sets and of hierarchies (`is-a`, `descendent-of`).
 */
export function expander(valueSets, codeSystems) {
  const sets = byUrl(valueSets);
  const systems = byUrl(codeSystems);
  return (canonical) => attempt(() => expandSet(canonical, { sets, systems }, new Set()));
}

class Unexpandable extends Error {}

function attempt(expand) {
  try {
    return { systems: sorted(expand()) };
  } catch (thrown) {
    if (thrown instanceof Unexpandable) return { trouble: thrown.message };
    throw thrown;
  }
}

function byUrl(resources) {
  return new Map(resources.map((resource) => [resource.url, resource]));
}

function expandSet(canonical, known, asked) {
  const url = canonical.split('|')[0];
  const set = known.sets.get(url);
  if (set === undefined) throw new Unexpandable(`${url} is not among the definitions`);
  if (asked.has(url)) throw new Unexpandable(`${url} includes itself`);
  const inside = new Set([...asked, url]);
  const { include = [], exclude = [] } = set.compose ?? {};
  if (include.length === 0) throw new Unexpandable(`${url} includes nothing that is listed`);
  const codes = union(include.map((part) => expandPart(part, known, inside)));
  for (const [system, gone] of union(exclude.map((part) => expandPart(part, known, inside)))) {
    for (const code of gone) codes.get(system)?.delete(code);
  }
  return codes;
}

function expandPart(part, known, inside) {
  const own = part.system === undefined ? [] : [new Map([[part.system, codesOfSystem(part, known)]])];
  const imported = (part.valueSet ?? []).map((url) => expandSet(url, known, inside));
  const [first, ...others] = [...own, ...imported];
  return others.reduce(intersection, first);
}

function codesOfSystem({ system, concept, filter = [] }, { systems }) {
  if (concept !== undefined) return new Set(concept.map(({ code }) => code));
  const definition = systems.get(system);
  if (definition?.content !== 'complete')
    throw new Unexpandable(`${system} is not listed in full among the definitions`);
  const concepts = flat(definition.concept ?? []);
  return new Set(concepts.filter((one) => filter.every((rule) => holds(rule, one, concepts))).map(({ code }) => code));
}

/** All concepts of a hierarchy, each with the codes above it, whether nested or told by `subsumedBy`. */
function flat(concepts, above = []) {
  return concepts.flatMap(({ code, concept = [], property = [] }) => {
    const parents = property.filter((one) => one.code === 'subsumedBy').map(({ valueCode }) => valueCode);
    return [{ code, above: [...above, ...parents], property }, ...flat(concept, [...above, ...parents, code])];
  });
}

function holds({ property, op, value }, concept, concepts) {
  if (property === 'concept' && op === 'is-a') return concept.code === value || isBelow(concept, value, concepts);
  if (property === 'concept' && op === 'descendent-of') return isBelow(concept, value, concepts);
  throw new Unexpandable(`the filter ${property} ${op} ${value} needs a terminology server`);
}

function isBelow({ above }, value, concepts) {
  return above.some(
    (code) =>
      code === value ||
      concepts.some((parent) => parent.code === code && parent.above.length > 0 && isBelow(parent, value, concepts)),
  );
}

function union(parts) {
  const all = new Map();
  for (const [system, codes] of parts.flatMap((part) => [...part])) {
    all.set(system, new Set([...(all.get(system) ?? []), ...codes]));
  }
  return all;
}

function intersection(one, other) {
  return new Map(
    [...one].map(([system, codes]) => [system, new Set([...codes].filter((code) => other.get(system)?.has(code)))]),
  );
}

function sorted(systems) {
  return Object.fromEntries(
    [...systems].sort(([one], [other]) => (one < other ? -1 : 1)).map(([system, codes]) => [system, [...codes].sort()]),
  );
}
