import { createRequire } from 'node:module';
import { isObject, textAt, type Json, type Release } from '../../../model/index.js';
import { correctionOf } from './corrections.js';

/** An invariant of the official definitions. */
export interface Rule {
  readonly key: string;
  /** The type or element that it is defined for: `Period`, `Bundle.entry`. */
  readonly context: string;
  readonly human: string;
  /** What is evaluated: the official expression, or what it means (`corrections.ts`). */
  readonly expression: string;
}

const require = createRequire(import.meta.url);

/** The invariants of error severity of a release, as `scripts/definitions/invariants.mjs` takes them out. */
export function rulesOf(release: Release): Rule[] {
  const data: unknown = require(`../../definitions/${release.toLowerCase()}-invariants.json`);
  return Array.isArray(data) ? data.filter(isObject).map((row) => ruleOf(row, release)) : [];
}

function ruleOf(row: Json, release: Release): Rule {
  const [key = '', context = ''] = [textAt(row, 'key'), textAt(row, 'context')];
  const official = textAt(row, 'expression') ?? '';
  const expression = correctionOf(key, context, release)?.correct(official) ?? official;
  return { key, context, human: (textAt(row, 'human') ?? '').replaceAll(/\s+/g, ' '), expression };
}
