import type { Cause } from './cause.js';

/** What is said of a check, best to worst. */
export const VERDICTS = ['pass', 'skip', 'warn', 'inconclusive', 'fail', 'error'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** One observation. */
export interface Finding {
  /** Sequence number of the transcript entry that shows it. */
  readonly entry?: number | undefined;
  /** Element path: `Bundle.entry[0].resource.type`. */
  readonly path?: string | undefined;
  readonly expected: string;
  readonly actual: string;
}

/** What a check finds; the judge makes the verdict of it, by the obligation of the requirement. */
export type Outcome =
  | { readonly outcome: 'pass'; readonly message: string; readonly findings: readonly Finding[] }
  /** The rule is broken: fail or warn, as the requirement's obligation and basis say. */
  | { readonly outcome: 'violated'; readonly message: string; readonly findings: readonly Finding[] }
  /** Worth a warning whatever the obligation: the texts disagree, or the row itself asks for no more. */
  | { readonly outcome: 'advise'; readonly message: string; readonly findings: readonly Finding[] }
  | { readonly outcome: 'skip'; readonly message: string }
  | { readonly outcome: 'inconclusive'; readonly message: string; readonly because?: Cause | undefined };

export function pass(message: string, findings: readonly Finding[] = []): Outcome {
  return { outcome: 'pass', message, findings };
}

export function violated(message: string, findings: readonly Finding[]): Outcome {
  return { outcome: 'violated', message, findings };
}

export function advise(message: string, findings: readonly Finding[]): Outcome {
  return { outcome: 'advise', message, findings };
}

export function skip(message: string): Outcome {
  return { outcome: 'skip', message };
}

export function inconclusive(message: string): Outcome {
  return { outcome: 'inconclusive', message };
}

/** An earlier stage kept the situation from coming about: the root cause first, then what was missed for it. */
export function notJudged(because: Cause, message: string): Outcome {
  return { outcome: 'inconclusive', message, because };
}
