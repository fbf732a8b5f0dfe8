import type { Check, History, Requirement } from '../model/index.js';
import { verdictOf, type Judgement } from './verdict-of.js';

/** Judges one check on one history. A check that throws is an error of the harness, never a verdict on the target. */
export function evaluate(check: Check, history: History, lead: Requirement): Judgement {
  const judgement = attempt(check, history, lead);
  const { footer } = history;
  if (footer?.outcome !== 'broken' || isAboutTheTarget(judgement)) return judgement;
  const reason = footer.reason ?? 'the harness broke while it played this scenario';
  return { verdict: 'error', message: reason, findings: [] };
}

function attempt(check: Check, history: History, lead: Requirement): Judgement {
  try {
    return verdictOf(check.judge(history), lead);
  } catch (thrown) {
    return { verdict: 'error', message: `the check itself broke: ${wordsOf(thrown)}`, findings: [] };
  }
}

/** What was recorded before the harness broke still counts against the target, but nothing acquits it. */
function isAboutTheTarget({ verdict }: Judgement): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
