import type { Issue, Release } from '../../../model/index.js';
import { isObject, textAt, type Json } from '../../../model/json.js';
import { definitionsOf, type UnlistedCodes } from './definitions.js';
import { openDefinitions } from './open-definitions.js';
import { Types } from './types.js';
import { Walk } from './walk.js';

const loaded = new Map<Release, Types>();

/**
 * What is wrong with the structure of a resource by the official definitions of a release: unknown, missing, misplaced and
 * repeated elements, JSON types, forms of primitives, codes of required bindings, types of references. One issue for each
 * cause, in the order of the document, a hundred at most. Takes any JSON, and time that grows as the document does.
 */
export function structureIssues(resource: Json | undefined, release: Release): readonly Issue[] {
  const walk = new Walk(typesOf(release), rootOf(resource));
  walk.resource(resource, []);
  return walk.findings.issues;
}

/** Required bindings whose codes the definitions do not list, by the URL of the value set: their codes are not judged. */
export function unlistedCodes(release: Release): Readonly<Record<string, UnlistedCodes>> {
  return definitionsOf(release).unlisted;
}

/** Whether a release has a resource type that is not abstract. */
export function isResourceType(name: string, release: Release): boolean {
  return typesOf(release).isResource(name);
}

/** The types of a release; the same object at each call. */
export function typesOf(release: Release): Types {
  const known = loaded.get(release);
  if (known !== undefined) return known;
  const fresh = new Types(openDefinitions(release));
  loaded.set(release, fresh);
  return fresh;
}

/** The path begins with the type, unless that is no name at all. */
function rootOf(resource: Json | undefined): string {
  const type = isObject(resource) ? textAt(resource, 'resourceType') : undefined;
  return type !== undefined && /^[A-Z][A-Za-z]{1,63}$/.test(type) ? type : 'Resource';
}
