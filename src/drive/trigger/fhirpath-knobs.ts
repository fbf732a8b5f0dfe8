import type { Json, JsonObject, ReleaseResources } from '../../model/index.js';
import { defaultValues } from './default-values.js';
import type { Literal } from './fhirpath-literals.js';
import { mentionsIn } from './fhirpath-mentions.js';
import type { Knob } from './knob.js';

/** What to turn for a FHIRPath criterion: each element that it mentions, with the constants it is compared with. */
export function fhirPathKnobs(tree: JsonObject, resourceType: string, resources: ReleaseResources): Knob[] {
  return mentionsIn(tree, resourceType).flatMap(({ path, literals }) => {
    const elements = resources.along(resourceType, path);
    const type = elements?.at(-1)?.type;
    if (elements === undefined || type === undefined) return [];
    const constants = literals.flatMap((literal) => valuesNear(type, literal));
    return [{ elements, values: [...constants, ...defaultValues(resourceType, elements), undefined] }];
  });
}

/** A constant as a value of the type, with neighbours where greater or smaller may be asked for. */
function valuesNear(type: string, literal: Literal): Json[] {
  if (/Quantity|Age|Duration|Count|Distance/.test(type)) return quantitiesNear(literal);
  switch (literal.kind) {
    case 'number':
      return /^(integer|decimal|positiveInt|unsignedInt|System\..*)$/.test(type) ? around(literal.value) : [];
    case 'boolean':
      return type === 'boolean' ? [literal.value] : [];
    case 'date':
      return /^(date|dateTime|instant)$/.test(type) ? datesNear(literal.value) : [];
    case 'text':
      return /^(code|string|markdown|uri|url|canonical|id|System\..*)$/.test(type) ? [literal.value] : [];
    default:
      return [];
  }
}

function quantitiesNear(literal: Literal): Json[] {
  if (literal.kind !== 'quantity') return [];
  const { unit } = literal;
  return around(literal.value).map((value) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit }));
}

function around(value: number): number[] {
  return [value, value + 1, value - 1];
}

function datesNear(date: string): string[] {
  return [0, 1, -1].map((years) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`);
}
