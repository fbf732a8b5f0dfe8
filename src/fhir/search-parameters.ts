import { searchParameterTable } from './search-parameter-table.js';

const searchTypes = ['token', 'reference', 'date', 'string', 'number', 'quantity', 'uri'] as const;
export type SearchType = (typeof searchTypes)[number];

export interface SearchParameter {
  readonly code: string;
  readonly type: SearchType;
  readonly elements: readonly SearchedElement[];
}

export interface SearchedElement {
  /** JSON names below the resource. */
  readonly path: readonly string[];
  /** Only references to this type count. */
  readonly target?: string | undefined;
}

/** Parameters that every resource type has. */
const common = `
  token _id=id _tag=meta.tag _security=meta.security _language=language
  date _lastUpdated=meta.lastUpdated
  uri _profile=meta.profile _source=meta.source
`;

/** A search parameter of a resource type by its code; undefined where it is none, or not one that can be evaluated here. */
export function searchParameter(resourceType: string, code: string): SearchParameter | undefined {
  const own = Object.hasOwn(searchParameterTable, resourceType) ? searchParameterTable[resourceType] : undefined;
  return [...rows(own ?? ''), ...rows(common)].find((parameter) => parameter.code === code);
}

function rows(text: string): SearchParameter[] {
  return text.split('\n').flatMap((line) => {
    const [typeName, ...entries] = line.trim().split(/\s+/);
    const type = searchTypes.find((known) => known === typeName);
    return type === undefined ? [] : entries.map((entry) => parameterOf(type, entry));
  });
}

function parameterOf(type: SearchType, entry: string): SearchParameter {
  const [code = '', elements = ''] = entry.split('=');
  return { code, type, elements: elements.split('|').map(elementOf) };
}

function elementOf(text: string): SearchedElement {
  const [path = '', target] = text.split('>');
  return { path: path.split('.'), target };
}
