import type { Check } from './check.js';
import type { Scenario } from './scenario.js';

/** A scenario and the checks that judge its transcript. */
export interface Suite {
  readonly scenario: Scenario;
  readonly checks: readonly Check[];
}
