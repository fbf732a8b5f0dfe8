import { notJudged } from '../../fhir/validation/index.js';
import { Trouble } from '../../model/index.js';
import { visible } from '../../report/index.js';
import type { RawOptions } from '../raw-options.js';
import { nameOf } from '../validation/bytes.js';
import { documentsIn } from '../validation/documents.js';
import { outputOf, type Output } from '../validation/output.js';
import { Tally } from '../validation/tally.js';
import { TextValidator } from '../validation/text-validator.js';
import { validateOptions } from '../validation/validate-options.js';

/** Validates the resources in files, without any server. The exit code. */
export async function validate(paths: readonly string[], raw: RawOptions): Promise<number> {
  const options = validateOptions(paths, raw);
  const validator = new TextValidator(options.release, options.strict);
  const output = await outputOf(options);
  const all = new Tally();
  for (const path of options.paths) await validateFile(path, { validator, output, all });
  if (all.valid + all.invalid > 0) output.end(all, validator.releases.map(notJudged));
  if (all.unread > 0) return 2;
  return all.invalid > 0 ? 1 : 0;
}

interface Work {
  readonly validator: TextValidator;
  readonly output: Output;
  readonly all: Tally;
}

/** One file that cannot be read does not keep the others from being validated. */
async function validateFile(path: string, { validator, output, all }: Work): Promise<void> {
  const lines = new Tally();
  try {
    for await (const document of documentsIn(path)) {
      const validated = await validator.validate(document);
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
