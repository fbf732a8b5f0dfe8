import { createRequire } from 'node:module';
import { isObject, type JsonObject, type Release } from '../../../model/index.js';
import type { Model } from '../../fhirpath.js';

const require = createRequire(import.meta.url);

/** What fhirpath.js knows of the types of a release. It has no model of R4B: that is R4, and the types new in R4B. */
export async function modelOf(release: Release): Promise<Model> {
  if (release === 'R5') return (await import('../../fhirpath-models/r5.js')).r5;
  const { r4 } = await import('../../fhirpath-models/r4.js');
  return release === 'R4' ? r4 : withTypesOfR4b(r4);
}

function withTypesOfR4b(r4: Model): Model {
  const data: unknown = require('../../definitions/r4b-fhirpath-model.json');
  const added = isObject(data) ? data : {};
  const parents = { ...r4.type2Parent, ...texts(added['type2Parent']) };
  const types = texts(added['path2Type']);
  const model: Model = {
    ...r4,
    type2Parent: parents,
    choiceTypePaths: { ...r4.choiceTypePaths, ...lists(added['choiceTypePaths']) },
    path2Type: { ...r4.path2Type, ...types },
    path2TypeWithoutElements: { ...r4.path2TypeWithoutElements, ...withoutElements(types) },
  };
  // Not in its type declarations, and made as fhirpath.js makes it.
  return Object.assign(model, { availableTypes: new Set([...Object.keys(parents), ...Object.values(parents)]) });
}

function withoutElements(types: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(types).filter(([, type]) => type !== 'Element' && type !== 'BackboneElement'),
  );
}

function texts(value: JsonObject[string]): Record<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])));
}

function lists(value: JsonObject[string]): Record<string, string[]> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([name, list]) => [name, Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []]),
  );
}
