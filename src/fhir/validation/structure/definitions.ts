import { createRequire } from 'node:module';
import type { Release } from '../../../model/index.js';
import { isObject } from '../../../model/json.js';

/** A FHIR type as the build step reads it from its StructureDefinition; see `scripts/definitions`. */
export interface TypeDefinition {
  readonly kind: 'resource' | 'type' | 'abstract';
  readonly base?: string;
  /** Element name to its notation: `"status": "code 1..1 #observation-status"`; only what the base has not, or otherwise. */
  readonly elements: Readonly<Record<string, string>>;
}

/** The codes of a required binding, by code system. */
export interface CodeList {
  readonly url: string;
  readonly systems: Readonly<Record<string, readonly string[]>>;
}

/** A required binding whose codes the definitions do not list, so that its codes are not judged. */
export interface UnlistedCodes {
  readonly reason: string;
  readonly elements: readonly string[];
}

/** What the official definitions of a release say about structure. */
export interface Definitions {
  readonly release: Release;
  readonly fhirVersion: string;
  readonly types: Readonly<Record<string, TypeDefinition>>;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly unlisted: Readonly<Record<string, UnlistedCodes>>;
}

const require = createRequire(import.meta.url);

/** All of them: half a megabyte, ten milliseconds. The walk opens them instead. */
export function definitionsOf(release: Release): Definitions {
  const file = `../../definitions/${release.toLowerCase()}.json`;
  const loaded: unknown = require(file);
  if (isDefinitions(loaded)) return loaded;
  throw new Error(`${file} does not hold definitions. Install the package again, or generate them again.`);
}

function isDefinitions(value: unknown): value is Definitions {
  return isObject(value) && isObject(value['types']) && isObject(value['codes']) && isObject(value['unlisted']);
}
