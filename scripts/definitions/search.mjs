// The search parameters that can be evaluated on one resource alone, by resource type.

/** FHIR types that a value may be searched as, by type of parameter; a choice is narrowed to them. */
const SEARCHED_AS = {
  token: [
    'code',
    'Coding',
    'CodeableConcept',
    'Identifier',
    'ContactPoint',
    'boolean',
    'string',
    'uri',
    'id',
    'canonical',
  ],
  reference: ['Reference', 'canonical', 'uri'],
  date: ['date', 'dateTime', 'instant', 'Period'],
  string: ['string', 'markdown', 'HumanName', 'Address'],
  number: ['integer', 'decimal', 'positiveInt', 'unsignedInt'],
  quantity: ['Quantity', 'Age', 'Duration', 'Count', 'Distance', 'SimpleQuantity'],
  uri: ['uri', 'url', 'canonical'],
};

/**
 * Resource type -> code -> `token status`, `date effectiveDateTime|effectivePeriod`, `reference subject>Patient`: the type of
 * the parameter, and the JSON paths of its elements; `>` keeps references to one type. Parameters that need more than the
 * resource (composite, special, conditions in their expression) are left out.
 *
 * @param {object[]} parameters SearchParameters of the core specification
 * @param {Map<string, object>} definitions of types: type name -> StructureDefinition with snapshot
 */
export function searchParametersOf(parameters, definitions) {
  const found = new Map();
  for (const parameter of parameters.filter(isOfficial)) {
    for (const type of parameter.base ?? []) {
      const notation = definitions.has(type) ? notationOf(parameter, type, definitions) : undefined;
      if (notation !== undefined) found.set(type, [...(found.get(type) ?? []), [parameter.code, notation]]);
    }
  }
  return new Map([...found].sort(byKey).map(([type, rows]) => [type, Object.fromEntries(rows.sort(byKey))]));
}

/** Package folders hold examples too; `_in` asks for a List, whatever its expression says. */
function isOfficial({ url, type, code }) {
  return /^http:\/\/hl7\.org\/fhir\/SearchParameter\/(?!example)/.test(url) && type in SEARCHED_AS && code !== '_in';
}

/** R5 says it of Appointments without saying so. */
const OF_APPOINTMENTS = [
  '(start | requestedPeriod.start).first()',
  'Appointment.start | Appointment.requestedPeriod.start',
];

function notationOf({ type, expression }, resourceType, definitions) {
  const parts = (expression ?? '')
    .replace(...OF_APPOINTMENTS)
    .split('|')
    .map((part) => part.trim());
  const own = parts.filter((part) => new RegExp(`^\\(*${resourceType}\\.`).test(part));
  const elements = own.map((part) => elementsIn(part, type, definitions));
  const paths = [...new Set(elements.flat())];
  return paths.length === 0 ? undefined : `${type} ${paths.join('|')}`;
}

const PLAIN = /^[A-Za-z.]+$/;
const NARROWED = /^([A-Za-z.]+)\.where\(resolve\(\) is ([A-Za-z]+)\)$/;
const CHOSEN = /^([A-Za-z.]+)(?:\.(?:ofType|as)\(| as )([A-Za-z]+)\)?$/;

/** The paths that one alternative stands for; none where it says more than a path can. */
function elementsIn(part, searchType, definitions) {
  const text = part.replace(/^\((.*)\)$/, '$1').trim();
  const [, base, target] = NARROWED.exec(text) ?? [];
  if (base !== undefined) return elementsIn(base, searchType, definitions).map((path) => `${path}>${target}`);
  const [, choice, chosen] = CHOSEN.exec(text) ?? [];
  if (choice !== undefined) {
    // R5 has parameters for types that its Observation.value[x] does not have.
    const isSearched =
      SEARCHED_AS[searchType].includes(chosen) && typesAt(`${choice}[x]`, definitions).includes(chosen);
    return isSearched ? [`${below(choice)}${capital(chosen)}`] : [];
  }
  return PLAIN.test(text) ? typed(text, searchType, definitions) : [];
}

/** A choice stands for those of its types that the parameter can search. */
function typed(path, searchType, definitions) {
  const choice = typesAt(`${path}[x]`, definitions);
  if (choice.length === 0) return [below(path)];
  return choice
    .filter((type) => SEARCHED_AS[searchType].includes(type))
    .map((type) => `${below(path)}${capital(type)}`);
}

function typesAt(path, definitions) {
  const { element = [] } = definitions.get(path.split('.')[0])?.snapshot ?? {};
  return element.find((one) => one.path === path)?.type?.map(({ code }) => code) ?? [];
}

function below(path) {
  return path.slice(path.indexOf('.') + 1);
}

function capital(type) {
  return type.charAt(0).toUpperCase() + type.slice(1);
}

function byKey([one], [other]) {
  return one < other ? -1 : 1;
}
