import { RELEASES, usageTrouble, type Release } from '../../model/index.js';
import { didYouMean } from '../../model/near.js';
import { flagOption, textOption, type RawOptions } from '../raw-options.js';
import { STDIN } from './bytes.js';

/** Everything that `validate` is told. */
export interface ValidateOptions {
  /** Files, and `-` for standard input. */
  readonly paths: readonly string[];
  /** `auto` where each resource is to show it. */
  readonly release: Release | 'auto';
  readonly json: boolean;
  readonly strict: boolean;
  readonly detail: 'quiet' | 'normal' | 'verbose';
  readonly color: boolean;
}

/** Reads the options of `validate`. Throws a Trouble for what does not fit together. */
export function validateOptions(paths: readonly string[], raw: RawOptions): ValidateOptions {
  if (paths.filter((path) => path === STDIN).length > 1) {
    throw usageTrouble('Standard input (-) can be read once, and it is named twice. Leave one of them out.');
  }
  return {
    paths,
    release: releaseWish(textOption(raw, 'fhir') ?? 'auto'),
    json: flagOption(raw, 'json'),
    strict: flagOption(raw, 'strict'),
    detail: detailOf(raw),
    color: raw.color !== false,
  };
}

function releaseWish(word: string): Release | 'auto' {
  if (word.toLowerCase() === 'auto') return 'auto';
  const release = RELEASES.find((known) => known === word.toUpperCase());
  if (release !== undefined) return release;
  const known = ['auto', ...RELEASES.map((name) => name.toLowerCase())];
  throw usageTrouble(
    `--fhir "${word}" is no release that resources can be validated by.${didYouMean(word, known)} ` +
      `Use --fhir ${known.slice(0, -1).join(', ')} or ${known.at(-1) ?? ''}.`,
  );
}

function detailOf(raw: RawOptions): ValidateOptions['detail'] {
  const [json, quiet, verbose] = ['json', 'quiet', 'verbose'].map((name) => flagOption(raw, name));
  if (quiet === true && verbose === true) {
    throw usageTrouble('--quiet and --verbose contradict each other. Leave one of them out.');
  }
  if (json === true && (quiet === true || verbose === true)) {
    throw usageTrouble('--json writes everything for a program. Leave --quiet or --verbose out.');
  }
  if (quiet === true) return 'quiet';
  return verbose === true ? 'verbose' : 'normal';
}
