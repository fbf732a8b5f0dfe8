import type { Verdict } from '../model/index.js';

/** Words for counts of each verdict, worst first. */
const WORDS: readonly (readonly [Verdict, string])[] = [
  ['error', 'harness error'],
  ['fail', 'failed'],
  ['warn', 'warned'],
  ['inconclusive', 'inconclusive'],
  ['pass', 'passed'],
  ['skip', 'skipped'],
];

export interface Count {
  readonly verdict: Verdict;
  /** `3 passed` */
  readonly words: string;
}

/** The counts that are not zero, worst first. */
export function countsOf(numbers: Readonly<Record<Verdict, number>>): Count[] {
  return WORDS.flatMap(([verdict, word]) =>
    numbers[verdict] === 0 ? [] : [{ verdict, words: `${String(numbers[verdict])} ${word}` }],
  );
}

/** How often each verdict occurs. */
export function tally(verdicts: readonly Verdict[]): Record<Verdict, number> {
  const numbers = { pass: 0, skip: 0, warn: 0, inconclusive: 0, fail: 0, error: 0 };
  for (const verdict of verdicts) numbers[verdict] += 1;
  return numbers;
}
