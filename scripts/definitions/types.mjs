// StructureDefinitions as tables of elements: `"status": "code 1..1 #observation-status"`. See src/fhir/validation/structure/notation.ts.
const CORE = 'http://hl7.org/fhir/StructureDefinition/';

/**
 * Types by name (`Observation`, `Observation.component`): the base, and the elements that the base does not have or has
 * otherwise. `bind` names the codes of a required binding, or answers undefined where they cannot be listed.
 */
export function typesOf(definitions, bind) {
  const whole = new Map();
  for (const definition of definitions.values()) {
    if (definition.kind !== 'primitive-type') addTypes(definition, bind, whole);
  }
  addSimpleQuantity(whole);
  return new Map(
    [...whole]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, type]) => [name, { ...type, elements: ownElements(type, whole) }]),
  );
}

function addTypes({ type: root, kind, abstract, baseDefinition, snapshot }, bind, whole) {
  const base = baseDefinition?.replace(CORE, '');
  whole.set(root, { kind: abstract ? 'abstract' : kind === 'resource' ? 'resource' : 'type', base, elements: {} });
  for (const element of snapshot.element.slice(1)) {
    const parent = element.path.slice(0, element.path.lastIndexOf('.'));
    const name = element.path.slice(parent.length + 1);
    if (isNested(element)) whole.set(element.path, { kind: 'type', base: element.type[0].code, elements: {} });
    whole.get(parent).elements[name] = notation(element, kind, bind);
  }
}

/** An element with children of its own is a type of its own. */
function isNested({ path, type, base }) {
  const [first] = type ?? [];
  return (first?.code === 'BackboneElement' || first?.code === 'Element') && base.path === path;
}

function notation(element, kind, bind) {
  const types = element.contentReference
    ? `@${element.contentReference.split('#')[1]}`
    : isNested(element)
      ? `@${element.path}`
      : element.type.map((type) => typeName(type, element.path, kind)).join('|');
  const { binding } = element;
  const codes = binding?.strength === 'required' ? bind(binding.valueSet, element.path) : undefined;
  return `${types} ${element.min}..${element.max}${codes === undefined ? '' : ` #${codes}`}`;
}

function typeName({ code, profile = [], targetProfile = [] }, path, kind) {
  if (code.startsWith('http://hl7.org/fhirpath/')) return systemType(path, kind);
  if (profile.some((url) => url.endsWith('/SimpleQuantity'))) return 'SimpleQuantity';
  // Bundle.issues is a Resource that has to be an OperationOutcome.
  const narrowed = code === 'Resource' ? profile : targetProfile;
  const targets = narrowed.map((url) => url.replace(CORE, '')).filter((name) => name !== 'Resource');
  const isReference = code === 'Reference' || code === 'CodeableReference' || code === 'Resource';
  return isReference && targets.length > 0 && targets.length === narrowed.length
    ? `${code}(${targets.join(',')})`
    : code;
}

/** Ids and Extension.url are written as FHIRPath types. An id of a resource has a form, an id of an element has none. */
function systemType(path, kind) {
  if (path === 'Extension.url') return 'uri';
  return kind === 'resource' && path.split('.').length === 2 ? 'id' : 'string';
}

/** The one profile of a data type that definitions of elements name: a Quantity without comparator. */
function addSimpleQuantity(whole) {
  whole.set('SimpleQuantity', {
    kind: 'type',
    base: 'Quantity',
    elements: { ...whole.get('Quantity').elements, comparator: 'code 0..0' },
  });
}

function ownElements({ base, elements }, whole) {
  const inherited = allElements(base, whole);
  return Object.fromEntries(Object.entries(elements).filter(([name, rule]) => inherited[name] !== rule));
}

function allElements(name, whole) {
  const type = whole.get(name);
  return type === undefined ? {} : { ...allElements(type.base, whole), ...type.elements };
}
