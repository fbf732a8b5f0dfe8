import type { Answer } from '../answer.js';

/** What came of a request: the answer, and what the server does once it is on its way. */
export interface Handled {
  readonly answer: Answer;
  readonly after?: (() => void) | undefined;
}
