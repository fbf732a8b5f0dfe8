import { Chalk, type ChalkInstance } from 'chalk';
import type { NotJudged } from '../../model/index.js';
import {
  linesText,
  notJudgedLine,
  notJudgedText,
  validatedText,
  validationSummary,
  type Validated,
  type ValidationCounts,
} from '../../report/index.js';
import { colourLevel } from '../colour.js';
import type { Output } from './output.js';
import type { ValidateOptions } from './validate-options.js';

/** Results as a person reads them. */
export class TerminalOutput implements Output {
  private readonly chalk: ChalkInstance;

  constructor(private readonly options: ValidateOptions) {
    this.chalk = new Chalk({ level: colourLevel(options.color) });
  }

  resource(validated: Validated): void {
    if (this.options.detail === 'quiet' && validated.issues.length === 0) return;
    process.stdout.write(validatedText(validated, this.chalk));
  }

  /** A thousand lines that are valid are not worth a thousand lines. */
  line(validated: Validated): void {
    if (this.options.detail !== 'verbose' && validated.issues.length === 0) return;
    process.stdout.write(validatedText(validated, this.chalk));
  }

  linesEnd(file: string, counts: ValidationCounts): void {
    if (this.options.detail === 'quiet' && counts.invalid === 0) return;
    process.stdout.write(linesText(file, counts, this.chalk));
  }

  end(counts: ValidationCounts, notJudged: readonly NotJudged[]): void {
    const { detail, strict } = this.options;
    const omitted = detail === 'quiet' ? [] : notJudged.map(detail === 'verbose' ? notJudgedText : notJudgedLine);
    const parts = [omitted.join(''), validationSummary(counts, strict, this.chalk)];
    process.stdout.write(`${detail === 'quiet' ? '' : '\n'}${parts.join('')}`);
  }
}
