import type { FhirRelease, Validator } from './fhir-release.js';
import { History } from './history.js';
import type { Transcript } from './transcript.js';

const told = new WeakMap<Transcript, History>();

/** The history of a transcript for judging. A report about the same transcript finds it again. */
export function historyToJudge(transcript: Transcript, fhir: FhirRelease, validator: Validator): History {
  const history = new History(transcript, fhir, validator);
  told.set(transcript, history);
  return history;
}

/** The history of a transcript for a report, which asks for no validity: that has been judged. */
export function historyToDraw(transcript: Transcript, fhir: FhirRelease): History {
  return told.get(transcript) ?? new History(transcript, fhir, unvalidated(fhir));
}

function unvalidated({ release }: FhirRelease): Validator {
  return { release, issues: () => [], frameIssues: () => [] };
}
