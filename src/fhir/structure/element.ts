/** One element of a FHIR type: what it holds and how often. */
export interface ElementRule {
  /** A primitive, a type of the tables, or `Anything` for what is not looked into. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  /** Codes of a required binding. */
  readonly codes?: readonly string[] | undefined;
  /** How often it occurs is judged by a check of its own, so it is no problem of the structure. */
  readonly countedElsewhere: boolean;
}

export type Elements = Readonly<Record<string, ElementRule>>;

const RULE: ElementRule = { type: 'Anything', list: false, required: false, countedElsewhere: false };

/** 0..1 */
export function one(type: string, ...codes: readonly string[]): ElementRule {
  return { ...RULE, type, codes: codes.length === 0 ? undefined : codes };
}

/** 1..1 */
export function must(type: string, ...codes: readonly string[]): ElementRule {
  return { ...one(type, ...codes), required: true };
}

/** 0..* */
export function many(type: string): ElementRule {
  return { ...RULE, type, list: true };
}

/** The same, counted by a check of its own. */
export function elsewhere(rule: ElementRule): ElementRule {
  return { ...rule, required: false, countedElsewhere: true };
}

/** Not looked into at all: checks of their own judge presence, type and format. */
export const unjudged: ElementRule = elsewhere(RULE);
