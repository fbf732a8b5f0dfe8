import type { Json } from '../../model/index.js';
import { parseCriteria, type Criterion } from '../../fhir/search-criterion.js';
import { defaultValues } from './default-values.js';
import type { ElementsAlong, Knob } from './knob.js';
import { valueMeeting } from './search-values.js';

/** What to turn for search criteria: per parameter its element, with the values that meet it first. */
export function queryKnobs(text: string, resourceType: string, elementsAlong: ElementsAlong): Knob[] {
  const parsed = parseCriteria(text, resourceType);
  if ('unclear' in parsed) return [];
  return parsed.criteria.flatMap((criterion) => knobOf(criterion, resourceType, elementsAlong) ?? []);
}

function knobOf(criterion: Criterion, resourceType: string, elementsAlong: ElementsAlong): Knob | undefined {
  const elements = criterion.parameter.elements
    .map(({ path }) => elementsAlong(resourceType, path))
    .find((found) => found !== undefined);
  const type = elements?.at(-1)?.type;
  if (elements === undefined || type === undefined) return undefined;
  const defaults = defaultValues(resourceType, elements);
  return { elements, values: [...preferred(criterion, type, defaults), ...defaults, undefined] };
}

function preferred(criterion: Criterion, type: string, defaults: readonly Json[]): (Json | undefined)[] {
  const met = criterion.values.flatMap((wanted) => valueMeeting(type, wanted) ?? []);
  if (criterion.modifier === 'missing') return criterion.values[0] === 'true' ? [undefined] : [];
  if (criterion.modifier !== 'not') return met;
  const banned = met.map((value) => JSON.stringify(value));
  return defaults.filter((value) => !banned.includes(JSON.stringify(value))).slice(0, 2);
}
