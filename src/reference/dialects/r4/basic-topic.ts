import { isObject, text, type Json, type JsonObject } from '../../json.js';

const ELEMENTS = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.';

/** Types of the primitive elements of SubscriptionTopic that are no strings. */
const TYPES: Readonly<Record<string, string>> = {
  url: 'Uri',
  resource: 'Uri',
  filterDefinition: 'Uri',
  description: 'Markdown',
  purpose: 'Markdown',
  copyright: 'Markdown',
  date: 'DateTime',
  status: 'Code',
  supportedInteraction: 'Code',
  resultForCreate: 'Code',
  resultForDelete: 'Code',
  comparator: 'Code',
  modifier: 'Code',
};

/** The status qualifies everything else, and so is a modifier extension. */
const MODIFIER = 'status';

/** A SubscriptionTopic wrapped in Basic: the cross-version extensions of R5 stand for its elements. */
export function basicTopic({ resourceType, id, meta, ...elements }: JsonObject): JsonObject {
  const entries = Object.entries(elements).filter(([name]) => name !== 'text');
  const extensionsOf = (wanted: boolean) =>
    entries
      .filter(([name]) => (name === MODIFIER) === wanted)
      .flatMap(([name, value]) => extensions(`${ELEMENTS}${name}`, name, value));
  const [modifierExtension, extension] = [extensionsOf(true), extensionsOf(false)];
  return {
    resourceType: 'Basic',
    ...(id === undefined ? {} : { id }),
    ...(meta === undefined ? {} : { meta }),
    ...(extension.length === 0 ? {} : { extension }),
    ...(modifierExtension.length === 0 ? {} : { modifierExtension }),
    code: { coding: [{ system: 'http://hl7.org/fhir/fhir-types', code: text(resourceType) ?? 'SubscriptionTopic' }] },
  };
}

/** One extension for each value; parts of a complex element are extensions in it, named by the element alone. */
function extensions(url: string, name: string, value: Json | undefined): JsonObject[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) =>
    isObject(one)
      ? { url, extension: Object.entries(one).flatMap(([part, inner]) => extensions(part, part, inner)) }
      : { url, [`value${typeOf(name, one)}`]: one },
  );
}

function typeOf(name: string, value: Json): string {
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Decimal';
  return TYPES[name] ?? 'String';
}
