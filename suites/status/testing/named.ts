import type { Check } from '../../../src/model/index.js';

/** Rows of a table with the id of the check, the words and the outcome in front, for the names of the tests. */
export function named<Wish>(rows: readonly (readonly [Check, string, Wish, string])[]) {
  return rows.map(([check, words, wish, outcome]) => [check.id, words, outcome, wish, check] as const);
}
