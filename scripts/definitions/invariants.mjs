// The invariants that the official definitions state for what the harness meets, as plain data.

const TYPES = [
  'Bundle',
  'CapabilityStatement',
  'OperationOutcome',
  'Parameters',
  'Subscription',
  'SubscriptionStatus',
  'SubscriptionTopic',
];

/**
 * Rules of structure that the structural validator enforces on every element, so that they are not evaluated again:
 * no element without a value or children (ele-1), and in an extension either extensions or a value (ext-1).
 */
const STRUCTURAL = ['ele-1', 'ext-1'];

/**
 * The invariants of error severity of the types above and of every type that their elements use, each where it is
 * defined: a constraint names its `source`, and is repeated in the snapshot of every type that inherits or uses it. R4
 * leaves the source out where it is the type itself. What contained and entry resources are, is not followed.
 *
 * @param {Map<string, object>} structureDefinitions type name -> StructureDefinition of the type itself, with snapshot
 * @returns {{ context: string, key: string, human: string, expression: string }[]} in the order of contexts and keys
 */
export function invariantsOf(structureDefinitions) {
  const rules = [...typesInUse(structureDefinitions)].flatMap((type) => ownConstraints(structureDefinitions.get(type)));
  return rules.sort((one, other) => order(one.context, other.context) || natural(one.key, other.key));
}

function typesInUse(structureDefinitions) {
  const found = new Set();
  const pending = [...TYPES];
  while (pending.length > 0) {
    const type = pending.pop();
    const definition = structureDefinitions.get(type);
    if (found.has(type) || !definition) continue;
    found.add(type);
    pending.push(...typesUsedBy(definition));
  }
  return found;
}

/** Base types and the types of elements; `Resource` (contained, entry.resource) stands for itself only. */
function typesUsedBy(definition) {
  const base = definition.baseDefinition?.split('/').pop();
  const used = definition.snapshot.element.flatMap((element) => (element.type ?? []).map(({ code }) => code));
  return base ? [base, ...used] : used;
}

function ownConstraints(definition) {
  return definition.snapshot.element.flatMap(({ path, constraint = [] }) =>
    constraint
      .filter(({ severity, source }) => severity === 'error' && (!source || source === definition.url))
      .filter(({ key }) => !STRUCTURAL.includes(key))
      .map(({ key, human, expression }) => ({ context: path, key, human, expression })),
  );
}

function order(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** bdl-9 before bdl-10. */
function natural(one, other) {
  const number = (key) => Number(/\d+/.exec(key)?.[0] ?? 0);
  return order(one.split('-')[0], other.split('-')[0]) || number(one) - number(other) || order(one, other);
}
