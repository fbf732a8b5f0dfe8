import type { JsonObject, ReleaseResources } from '../../model/index.js';
import { complete } from './complete.js';
import { withSettings, type Setting } from './knob.js';
import { wordsFor } from './template-words.js';
import { valueOfWords } from './words-as-values.js';

/** A resource with what the release demands and little more, and the places of its patient. */
export interface Template {
  readonly body: JsonObject;
  /** Paths of the references to the patient; the first is what filters look at. */
  readonly patientPaths: readonly string[];
  /** The release demands the reference. */
  readonly patientRequired: boolean;
}

/** Undefined for a type of which no sensible resource can be made without an example. */
export function templateOf(resourceType: string, resources: ReleaseResources): Template | undefined {
  const words = wordsFor(resourceType);
  if (words === undefined || resources.along(resourceType, []) === undefined) return undefined;
  const settings = Object.entries(words.values).flatMap(([names, text]) =>
    settingOf(resourceType, names, text, resources),
  );
  const patientPaths = words.patientPaths.filter(
    (path) => resources.along(resourceType, path.split('.')) !== undefined,
  );
  const required = resources.requiredOf(resourceType).flat();
  const body = complete(withSettings({ resourceType }, settings), resourceType, resources);
  return {
    // The patient has a place of its own.
    body: Object.fromEntries(
      Object.entries(body).filter(([name]) => name !== 'resourceType' && !patientPaths.includes(name)),
    ),
    patientPaths,
    patientRequired: required.some(({ name }) => patientPaths.includes(name)),
  };
}

/** `names`: what releases call the element, as in `medication|medicationCodeableConcept`; the first that this one has counts. */
function settingOf(resourceType: string, names: string, text: string, resources: ReleaseResources): Setting[] {
  for (const name of names.split('|')) {
    const elements = resources.along(resourceType, name.split('.'));
    const element = elements?.at(-1);
    if (elements === undefined || element === undefined || !name.endsWith(element.name)) continue;
    const value = valueOfWords(element, text);
    return value === undefined ? [] : [{ elements, value }];
  }
  return [];
}
