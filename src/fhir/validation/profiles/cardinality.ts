import type { Cardinality } from './vocabulary.js';

export function isRequired(cardinality: Cardinality): boolean {
  return cardinality.startsWith('1');
}

/** How many there may be at most. */
export function mostOf(cardinality: Cardinality): number {
  return cardinality.endsWith('1') ? 1 : Infinity;
}
