import type { JsonObject } from './json.js';

/** The states around a change. An absent one is an empty collection: there is no previous state of a create. */
export interface Surroundings {
  readonly current?: JsonObject | undefined;
  readonly previous?: JsonObject | undefined;
}

/** What a criterion says: `empty` is neither yes nor no in FHIRPath. */
export type FhirPathAnswer = 'true' | 'false' | 'empty' | { readonly trouble: string };

/** FHIRPath for criteria of topics, with the types of one release. */
export interface FhirPath {
  /** A rule about a change: true and false as they are, one item that is no truth value counts as true. */
  answerOf(expression: string, around: Surroundings): FhirPathAnswer;
  /** The syntax tree of an expression (`type`, `text`, `children`), or undefined where it is not FHIRPath. */
  syntaxTree(expression: string): JsonObject | undefined;
}
