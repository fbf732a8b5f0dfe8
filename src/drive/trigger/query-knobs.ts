import { textAt, type Criterion, type ElementDefinition, type Json, type ReleaseResources } from '../../model/index.js';
import { defaultValues } from './default-values.js';
import type { Knob } from './knob.js';
import { valueMeeting } from './search-values.js';

/** What to turn for search criteria: per parameter its element, with the values that meet it first. */
export function queryKnobs(text: string, resourceType: string, resources: ReleaseResources): Knob[] {
  const parsed = resources.parseCriteria(text, resourceType);
  if ('unclear' in parsed) return [];
  return parsed.criteria.flatMap((criterion) => knobOf(criterion, resourceType, resources) ?? []);
}

function knobOf(criterion: Criterion, resourceType: string, resources: ReleaseResources): Knob | undefined {
  const elements = criterion.parameter.elements
    .map(({ path }) => resources.along(resourceType, path))
    .find((found) => found !== undefined);
  const element = elements?.at(-1);
  if (elements === undefined || element === undefined) return undefined;
  const defaults = defaultValues(resourceType, elements);
  return { elements, values: [...preferred(criterion, element, defaults), ...defaults, undefined] };
}

function preferred(criterion: Criterion, element: ElementDefinition, defaults: readonly Json[]): (Json | undefined)[] {
  const met = criterion.values.flatMap(
    (wanted) => knownCoding(wanted, defaults) ?? valueMeeting(element, wanted) ?? [],
  );
  if (criterion.modifier === 'missing') return criterion.values[0] === 'true' ? [undefined] : [];
  if (criterion.modifier !== 'not') return met;
  const banned = met.map((value) => JSON.stringify(value));
  return defaults.filter((value) => !banned.includes(JSON.stringify(value))).slice(0, 2);
}

/** Criteria may leave the system of a code out; a value that has it is met by more servers. */
function knownCoding(wanted: string, defaults: readonly Json[]): Json | undefined {
  return defaults.find((value) => textAt(value, 'code') === wanted || textAt(value, 'coding', 0, 'code') === wanted);
}
