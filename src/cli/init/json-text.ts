import type { JsonObject } from '../../model/index.js';
import { draftOf, type Drafting } from './draft.js';
import { SECTIONS } from './sections.js';
import { SCHEMA_PATH } from './yaml-text.js';

/** The file as JSON, which has no comments: only what is set. An editor explains the keys by the schema. */
export function jsonText(drafting: Drafting): string {
  return `${JSON.stringify({ $schema: SCHEMA_PATH, ...settings(drafting) }, undefined, 2)}\n`;
}

/** What the file sets. */
export function settings(drafting: Drafting): JsonObject {
  const keys = SECTIONS.flatMap(([, names]) => names);
  const drafts = keys.map((key) => [key, draftOf(key, drafting)] as const);
  return Object.fromEntries(drafts.flatMap(([key, { value, on }]) => (on ? [[key, value]] : [])));
}
