// What fhirpath.js has to know of the types that R4B has and R4 has not: it brings models of R4 and R5 only.

const NEW_IN_R4B = ['CodeableReference', 'DataType', 'RatioRange', 'SubscriptionStatus', 'SubscriptionTopic'];
/** Its value may be of the new data types. */
const CHANGED_IN_R4B = ['Extension'];

/**
 * Additions to the R4 model of fhirpath.js (`fhirpath/fhir-context/r4`), in its own terms.
 *
 * @param {Map<string, object>} structureDefinitions of R4B: type name -> StructureDefinition with snapshot
 */
export function additionsOfR4b(structureDefinitions) {
  const added = { type2Parent: {}, choiceTypePaths: {}, path2Type: {} };
  for (const name of NEW_IN_R4B) added.type2Parent[name] = lastPart(structureDefinitions.get(name).baseDefinition);
  for (const name of [...NEW_IN_R4B, ...CHANGED_IN_R4B])
    for (const element of structureDefinitions.get(name).snapshot.element) addElement(added, element);
  return added;
}

function addElement(added, { path, type }) {
  if (!type || !path.includes('.')) return;
  if (!path.endsWith('[x]')) {
    added.path2Type[path] = lastPart(type[0].code);
    return;
  }
  const choice = path.slice(0, -'[x]'.length);
  added.choiceTypePaths[choice] = type.map(({ code }) => capital(code));
  for (const { code } of type) added.path2Type[choice + capital(code)] = code;
}

/** `http://hl7.org/fhirpath/System.String` is `System.String` to fhirpath.js. */
function lastPart(url) {
  return url.split('/').pop();
}

function capital(code) {
  return code[0].toUpperCase() + code.slice(1);
}
