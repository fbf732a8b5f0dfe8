import type { Report } from '../model/index.js';
import type { Rules } from './rules.js';

/** SHALL rules that apply to the target and that the run says nothing of. */
export interface Unexercised {
  /** Ids of those whose checks did not see their situation. */
  readonly unseen: readonly string[];
  /** Ids of those that no check verifies, since conduct decides them on some servers only, or never. */
  readonly undecidable: readonly string[];
}

export function unexercisedShalls({ requirements }: Report, rules: Rules): Unexercised {
  const open = requirements.filter(
    ({ id, verdict }) => verdict === 'not-exercised' && rules.requirement(id)?.obligation.startsWith('SHALL') === true,
  );
  return {
    unseen: open.filter(({ checks }) => checks.length > 0).map(({ id }) => id),
    undecidable: open.filter(({ checks }) => checks.length === 0).map(({ id }) => id),
  };
}

/** The lines that keep what was not exercised from being silent; empty where all was. */
export function unexercisedLines({ unseen, undecidable }: Unexercised): string[] {
  const rulesOf = (ids: readonly string[]) => `${String(ids.length)} SHALL ${ids.length === 1 ? 'rule' : 'rules'}`;
  return [
    ...(unseen.length === 0
      ? []
      : [`Not exercised: ${rulesOf(unseen)}, whose checks are inconclusive: ${unseen.join(', ')}`]),
    ...(undecidable.length === 0
      ? []
      : [
          `Not decidable: ${rulesOf(undecidable)} (fhir-handshake list --untested says why): ${undecidable.join(', ')}`,
        ]),
  ];
}
