import type { Validated, ValidationCounts } from '../../report/index.js';

/** Counts what was validated, of a file or of all. */
export class Tally implements ValidationCounts {
  valid = 0;
  invalid = 0;
  errors = 0;
  warnings = 0;
  unread = 0;

  add({ valid, issues }: Validated): void {
    if (valid) this.valid += 1;
    else this.invalid += 1;
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    this.errors += errors;
    this.warnings += issues.length - errors;
  }
}
