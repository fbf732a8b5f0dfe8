import type { RenderText } from '../rendering.js';
import { walkOf } from '../walk/index.js';
import { cardsOf } from './card.js';
import { document } from './document.js';
import { evidenceIn } from './evidence.js';
import type { Page } from './page.js';
import { timingOf } from './timing/timing-of.js';
import { boundedWalks } from './walk/bounded-walks.js';

/** One file that opens from disk without any network: the verdict, what is wrong and why, and the walks as they really went. */
export const htmlReport: RenderText = (rendering) => {
  const { report, rules, strict, transcripts, fhir } = rendering;
  const walks = transcripts.map((transcript) => walkOf(transcript, report.checks, fhir(transcript.header.release)));
  const shown = boundedWalks(walks);
  const evidence = evidenceIn(walks, shown);
  const timings = transcripts.flatMap((transcript, index) => {
    const walk = shown[index];
    return (walk && timingOf(transcript, walk, fhir(transcript.header.release))) ?? [];
  });
  const page: Page = { report, rules, strict, cards: cardsOf(report.checks), walks: shown, timings, evidence };
  return document(page);
};
