import { selectableWords, type Selection } from '../judge/index.js';
import { usageTrouble, type Suite } from '../model/index.js';
import { didYouMean } from '../model/near.js';

/** Throws a Trouble for the first word of a selection that names nothing. */
export function requireKnownWords(selection: Selection, suites: readonly Suite[]): void {
  const known = selectableWords(suites);
  for (const option of ['only', 'skip'] as const) {
    const stranger = selection[option].find((word) => !known.includes(word));
    if (stranger === undefined) continue;
    throw usageTrouble(
      `--${option} ${stranger} matches nothing: it is no scenario, stage, check or requirement.${didYouMean(stranger, known)} ` +
        'fhir-handshake list checks shows what there is.',
    );
  }
}
