import { isRequired, mostOf } from './cardinality.js';
import type { FoundExtension } from './find-extensions.js';
import { hint } from './words.js';
import type { Report, Told } from './report.js';
import { judgeSlices } from './slices.js';
import { judgeValue } from './value.js';
import type { Cardinality, ExtensionSlice } from './vocabulary.js';

/**
 * Judges extensions: URL, place, number and content, and of each the first that is wrong. `slices` are what a profile of the
 * resource asks beyond the definitions of the extensions.
 */
export function judgeExtensions(
  found: readonly FoundExtension[],
  slices: readonly ExtensionSlice[],
  report: Report,
): void {
  const counts = new Map<string, number>();
  for (const extension of found) {
    report.applied(extension.definition.canonical);
    const told = misspelt(extension, slices) ?? misplaced(extension) ?? repeated(extension, slices, counts);
    if (told !== undefined) report.add(told);
    else judgeContent(extension, report);
  }
}

/** A doubt, unless it leaves a required extension without its name. */
function misspelt(
  { definition, misspelt: url, path }: FoundExtension,
  slices: readonly ExtensionSlice[],
): Told | undefined {
  if (url === undefined) return undefined;
  const isNeeded = slices.some(({ extension, cardinality }) => extension === definition && isRequired(cardinality));
  return {
    severity: isNeeded ? 'error' : 'warning',
    path: `${path}.url`,
    rule: `${definition.id}: url`,
    message: `\`${url.slice(0, 160)}\` is no extension of the guide${hint(definition.canonical)}`,
    expected: definition.canonical,
    actual: url,
  };
}

function misplaced({ definition, element, path, isModifier, object }: FoundExtension): Told | undefined {
  if (definition.places.includes(element) && !isModifier) return undefined;
  const places = definition.places.join(' or ');
  const problem = isModifier ? 'is no modifier' : `may not stand on ${element}`;
  return {
    path,
    rule: `${definition.id}: context ${places}`,
    message: `${definition.id} ${problem}. Move it to the \`extension\` of ${places}.`,
    expected: `on ${places}`,
    actual: object['url'],
  };
}

function repeated(
  found: FoundExtension,
  slices: readonly ExtensionSlice[],
  counts: Map<string, number>,
): Told | undefined {
  const { definition, holder, path, object } = found;
  const key = `${definition.id} ${holder}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  const slice = slices.find(({ extension }) => extension === definition);
  const cardinality: Cardinality = slice?.cardinality ?? definition.cardinality;
  if (count <= mostOf(cardinality)) return undefined;
  return {
    path,
    rule: `${definition.id} ${cardinality}`,
    message: `${definition.id} may be given once only. Leave this one out.`,
    expected: 'one at most',
    actual: object['url'],
  };
}

function judgeContent({ definition, object, path }: FoundExtension, report: Report): void {
  const { id, value, parts } = definition;
  if (value !== undefined) judgeValue({ object, path, rule: id, says: id }, value, report);
  if (parts === undefined) return;
  judgeSlices({ holder: object, path, list: 'extension', by: 'url', slices: parts, definition: id }, report);
}
