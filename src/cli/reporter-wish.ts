import { usageTrouble } from '../model/index.js';
import { didYouMean } from '../model/near.js';
import { REPORTER_NAMES, REPORTERS, type ReporterName } from './reporters.js';

/** A report that is asked for. */
export interface ReporterWish {
  readonly name: ReporterName;
  /** Standard output where absent. */
  readonly file?: string | undefined;
}

/** Reads every `--reporter name[=file]`; the terminal one where there is none. */
export function reporterWishes(words: readonly string[]): ReporterWish[] {
  const wishes = words.length === 0 ? [{ name: 'terminal' } as const] : words.map(reporterWish);
  // Annotations are lines of their own: a job of GitHub Actions takes them out of whatever is printed beside them.
  const printed = wishes.filter(({ name, file }) => file === undefined && name !== 'github');
  const [first, second] = printed;
  if (first !== undefined && second !== undefined) {
    throw usageTrouble(
      `The reporters ${first.name} and ${second.name} would both write to standard output. ` +
        `Give one of them a file: ${example(second.name)}.`,
    );
  }
  return wishes;
}

function reporterWish(word: string): ReporterWish {
  const [wanted = '', ...rest] = word.split('=');
  const name = REPORTER_NAMES.find((reporter) => reporter === wanted);
  if (name === undefined) {
    throw usageTrouble(
      `--reporter "${wanted}" is unknown.${didYouMean(wanted, REPORTER_NAMES)} Known reporters: ${REPORTER_NAMES.join(', ')}.`,
    );
  }
  if (rest.length === 0) return { name };
  const file = rest.join('=');
  if (file !== '') return { name, file };
  throw usageTrouble(`--reporter ${word} names no file after "=". Try ${example(name)}.`);
}

function example(name: ReporterName): string {
  return `--reporter ${name}=report.${REPORTERS[name].ending}`;
}
