import { notJudged } from '../../fhir/validation/index.js';
import { RELEASES, Trouble, type Release } from '../../model/index.js';
import { visible } from '../../report/index.js';
import type { RawOptions } from '../raw-options.js';
import { nameOf } from '../validation/bytes.js';
import { documentsIn } from '../validation/documents.js';
import { outputOf, type Output } from '../validation/output.js';
import { Tally } from '../validation/tally.js';
import { validateOptions, type ValidateOptions } from '../validation/validate-options.js';
import { validateSource } from '../validation/validate-source.js';

/** Validates the resources in files, without any server. The exit code. */
export async function validate(paths: readonly string[], raw: RawOptions): Promise<number> {
  const options = validateOptions(paths, raw);
  const work: Work = { options, output: await outputOf(options), all: new Tally(), releases: new Set() };
  for (const path of options.paths) await validateFile(path, work);
  const { all, output, releases } = work;
  if (all.valid + all.invalid > 0) {
    output.end(all, RELEASES.filter((release) => releases.has(release)).map(notJudged));
  }
  if (all.unread > 0) return 2;
  return all.invalid > 0 ? 1 : 0;
}

interface Work {
  readonly options: ValidateOptions;
  readonly output: Output;
  readonly all: Tally;
  /** Those that something was validated by. */
  readonly releases: Set<Release>;
}

/** One file that cannot be read does not keep the others from being validated. */
async function validateFile(path: string, { options, output, all, releases }: Work): Promise<void> {
  const lines = new Tally();
  try {
    for await (const document of documentsIn(path)) {
      const validated = await validateSource(document, options);
      if (validated.release !== undefined) releases.add(validated.release);
      all.add(validated);
      if (document.isLine) lines.add(validated);
      if (document.isLine) output.line(validated);
      else output.resource(validated);
    }
    if (lines.valid + lines.invalid > 0) output.linesEnd(nameOf(path), lines);
  } catch (thrown) {
    if (!(thrown instanceof Trouble)) throw thrown;
    all.unread += 1;
    process.stderr.write(`${visible(thrown.message)}\n`);
  }
}
