import { usageTrouble } from '../model/index.js';
import { didYouMean } from '../model/near.js';

const REPORTERS = ['terminal', 'junit', 'json'] as const;

/** A report that is asked for. */
export interface ReporterWish {
  readonly name: (typeof REPORTERS)[number];
  /** Standard output where absent. */
  readonly file?: string | undefined;
}

/** Reads every `--reporter name[=file]`; the terminal one where there is none. */
export function reporterWishes(words: readonly string[]): ReporterWish[] {
  const wishes = words.length === 0 ? [{ name: 'terminal' } as const] : words.map(reporterWish);
  const printed = wishes.filter(({ file }) => file === undefined);
  const [first, second] = printed;
  if (first !== undefined && second !== undefined) {
    throw usageTrouble(
      `The reporters ${first.name} and ${second.name} would both write to standard output. ` +
        `Give one of them a file: --reporter ${second.name}=report.${second.name === 'junit' ? 'xml' : second.name}.`,
    );
  }
  return wishes;
}

function reporterWish(word: string): ReporterWish {
  const [wanted = '', ...rest] = word.split('=');
  const name = REPORTERS.find((reporter) => reporter === wanted);
  if (name === undefined) {
    throw usageTrouble(
      `--reporter "${wanted}" is unknown.${didYouMean(wanted, REPORTERS)} Known reporters: ${REPORTERS.join(', ')}.`,
    );
  }
  if (rest.length === 0) return { name };
  const file = rest.join('=');
  if (file !== '') return { name, file };
  throw usageTrouble(`--reporter ${word} names no file after "=". Try --reporter ${name}=report.${name}.`);
}
