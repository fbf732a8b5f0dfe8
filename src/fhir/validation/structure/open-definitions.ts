import { readFileSync } from 'node:fs';
import type { Release } from '../../../model/index.js';
import { isObject } from '../../../model/json.js';
import type { CodeList, TypeDefinition } from './definitions.js';
import { Table } from './table.js';

/** What the walk needs of the definitions of a release, read as far as it is needed. */
export interface OpenDefinitions {
  readonly types: Table<TypeDefinition>;
  readonly codes: Table<CodeList>;
}

/** Opens the file of a release, which has a line for each type and each list of codes; see `scripts/definitions`. */
export function openDefinitions(release: Release): OpenDefinitions {
  const file = new URL(`../../definitions/${release.toLowerCase()}.json`, import.meta.url);
  const parts = partsOf(readFileSync(file, 'utf8'));
  const [types, codes] = [parts.get('types'), parts.get('codes')];
  if (types === undefined || codes === undefined) {
    throw new Error(`${file.href} does not hold definitions. Install the package again, or generate them again.`);
  }
  return { types: new Table(types, isTypeDefinition), codes: new Table(codes, isCodeList) };
}

const PART = /^"(\w+)":\{$/;

/** The lines of each part, by the name at their beginning and without it. */
function partsOf(text: string): Map<string, Map<string, string>> {
  const parts = new Map<string, Map<string, string>>();
  let rows = new Map<string, string>();
  for (const line of text.split('\n')) {
    const part = PART.exec(line)?.[1];
    const end = line.indexOf('":');
    if (part !== undefined) parts.set(part, (rows = new Map<string, string>()));
    else if (line.startsWith('"') && end > 0) rows.set(line.slice(1, end), line.slice(end + 2).replace(/,$/, ''));
  }
  return parts;
}

function isTypeDefinition(value: unknown): value is TypeDefinition {
  return isObject(value) && typeof value['kind'] === 'string' && isObject(value['elements']);
}

function isCodeList(value: unknown): value is CodeList {
  return isObject(value) && isObject(value['systems']);
}
