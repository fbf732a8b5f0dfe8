import type { Json } from '../../../model/index.js';
import type { TextForm } from './vocabulary.js';

export interface TextProblem {
  /** What is due: `the number of an event`. */
  readonly due: string;
  readonly remedy: string;
  readonly text: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly due: string;
  readonly remedy: string;
}

const FORMS: Readonly<Record<TextForm, Form>> = {
  // A string by type, and "total number" or "sequential number" by definition.
  'number-of-events': { pattern: /^\d+$/, due: 'a whole number as text', remedy: 'Write it in digits: "7".' },
  'absolute-url': {
    pattern: /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/,
    due: 'a canonical URL',
    remedy: 'Give it in full, with its scheme: "http://…".',
  },
};

/** What is wrong with a text; nothing where it is no text, which its structure shows. */
export function textProblem(value: Json | undefined, form: TextForm): TextProblem | undefined {
  if (typeof value !== 'string') return undefined;
  const { pattern, due, remedy } = FORMS[form];
  return pattern.test(value) ? undefined : { due, remedy, text: value.slice(0, 60) };
}
