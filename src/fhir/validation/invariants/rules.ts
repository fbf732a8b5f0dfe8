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
export function officialRulesOf(release: Release): Rule[] {
  const data: unknown = require(`../../definitions/${release.toLowerCase()}-invariants.json`);
  return Array.isArray(data) ? data.filter(isObject).map(ruleOf) : [];
}

/** The same, with expressions that say what they mean. */
export function rulesOf(release: Release): Rule[] {
  return officialRulesOf(release).map((rule) => {
    const correction = correctionOf(rule.key, rule.context, release);
    return correction === undefined ? rule : { ...rule, expression: correction.correct(rule.expression) };
  });
}

function ruleOf(row: Json): Rule {
  const [key = '', context = '', expression = ''] = ['key', 'context', 'expression'].map((name) => textAt(row, name));
  return { key, context, expression, human: (textAt(row, 'human') ?? '').replaceAll(/\s+/g, ' ') };
}
