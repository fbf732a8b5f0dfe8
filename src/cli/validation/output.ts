import type { NotJudged } from '../../model/index.js';
import { validatedLine, type Validated, type ValidationCounts } from '../../report/index.js';
import type { ValidateOptions } from './validate-options.js';

/** Where results go, each as soon as it is known. */
export interface Output {
  resource(validated: Validated): void;
  /** One resource of a file that has one in each line. */
  line(validated: Validated): void;
  /** A file with a resource in each line has ended. */
  linesEnd(file: string, counts: ValidationCounts): void;
  end(counts: ValidationCounts, notJudged: readonly NotJudged[]): void;
}

/** For a program or for a person. */
export async function outputOf(options: ValidateOptions): Promise<Output> {
  if (options.json) return JSON_LINES;
  const { TerminalOutput } = await import('./terminal-output.js');
  return new TerminalOutput(options);
}

const JSON_LINES: Output = {
  resource: write,
  line: write,
  linesEnd: () => undefined,
  end: () => undefined,
};

function write(validated: Validated): void {
  process.stdout.write(validatedLine(validated));
}
