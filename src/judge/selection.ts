import { stageOf, type Check, type Suite } from '../model/index.js';

/** Words of `--only` and `--skip`: each the id of a scenario, stage, check or requirement. */
export interface Selection {
  /** Nothing here selects everything. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export const EVERYTHING: Selection = { only: [], skip: [] };

/** Every word that names a check as judged on a scenario. */
export function namesOf(check: Check, scenario: string): readonly string[] {
  return [scenario, stageOf(check.id), check.id, ...check.requirements];
}

/** Whether `--only` wants a check judged on a scenario. */
export function isWanted(selection: Selection, check: Check, scenario: string): boolean {
  return selection.only.length === 0 || selection.only.some((word) => namesOf(check, scenario).includes(word));
}

/** The word of `--skip` that leaves out a check on a scenario. */
export function skippedBy(selection: Selection, check: Check, scenario: string): string | undefined {
  return selection.skip.find((word) => namesOf(check, scenario).includes(word));
}

/** Every word that a selection can use, each once. */
export function selectableWords(suites: readonly Suite[]): string[] {
  return [...new Set(suites.flatMap(({ scenario, checks }) => checks.flatMap((check) => namesOf(check, scenario.id))))];
}

/** Suites whose scenario has to be played: those that the others build on, and those with a check that is selected. */
export function suitesToPlay(suites: readonly Suite[], selection: Selection): Suite[] {
  return suites.filter(
    ({ scenario, checks }) => scenario.phase !== 'walk' || checks.some((check) => isSelected(check, scenario.id)),
  );

  function isSelected(check: Check, scenario: string): boolean {
    return isWanted(selection, check, scenario) && skippedBy(selection, check, scenario) === undefined;
  }
}
