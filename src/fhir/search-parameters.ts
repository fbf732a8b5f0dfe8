import { createRequire } from 'node:module';
import {
  isObject,
  objectAt,
  SEARCH_TYPES,
  textAt,
  type Release,
  type SearchedElement,
  type SearchParameter,
} from '../model/index.js';

/** Finds a search parameter of a resource type by its code. */
export type SearchParameters = (resourceType: string, code: string) => SearchParameter | undefined;

const require = createRequire(import.meta.url);

/** The search parameters of a release that can be evaluated on a resource alone; see `scripts/definitions/search.mjs`. */
export function searchParametersOf(release: Release): SearchParameters {
  const file = `./definitions/${release.toLowerCase()}-search.json`;
  const table: unknown = require(file);
  if (!isObject(table)) throw new Error(`${file} does not hold search parameters. Generate it again.`);
  return (resourceType, code) => {
    const notation = textAt(objectAt(table, resourceType), code) ?? textAt(objectAt(table, 'Resource'), code);
    return notation === undefined ? undefined : parameterOf(code, notation);
  };
}

/** `reference subject>Patient|participant.actor` */
function parameterOf(code: string, notation: string): SearchParameter | undefined {
  const [typeName, elements = ''] = notation.split(' ');
  const type = SEARCH_TYPES.find((known) => known === typeName);
  return type === undefined ? undefined : { code, type, elements: elements.split('|').map(elementOf) };
}

function elementOf(text: string): SearchedElement {
  const [path = '', target] = text.split('>');
  return { path: path.split('.'), target };
}
