import type { Issue } from '../../../model/index.js';
import type { Trail } from './trail.js';

/** A hostile Bundle may have millions. */
export const MOST_ISSUES = 100;

/** What is said of one place; the trail knows which. */
export type Words = Pick<Issue, 'rule' | 'message' | 'expected' | 'actual'>;

/** The issues of one walk, a hundred at most. */
export class Findings {
  readonly issues: Issue[] = [];

  constructor(private readonly trail: Trail) {}

  get isFull(): boolean {
    return this.issues.length >= MOST_ISSUES;
  }

  /** Said of where the walk is, or of one step further. */
  add({ rule, message, expected, actual }: Words, last?: string | number): void {
    if (this.isFull) return;
    const path = this.trail.path(last);
    this.issues.push({ severity: 'error', path, rule, message, expected, actual });
  }
}
