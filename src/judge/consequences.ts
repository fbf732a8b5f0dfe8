import { notJudgedBecause, stageOf, VERDICTS, type Because, type Check, type CheckResult } from '../model/index.js';
import type { Explanation, History, Suite } from '../model/index.js';

/** Says of each result that another check explains what may be behind it. */
export function suspected(
  results: readonly CheckResult[],
  suites: readonly Suite[],
  histories: readonly History[],
): CheckResult[] {
  const explaining = checksOf(suites).flatMap(({ id, explains }) => {
    const reason = explains?.reason(histories);
    return explains === undefined || reason === undefined ? [] : [{ id, explains, reason }];
  });
  return results.map((result) => {
    const found = explaining.find(({ explains }) => result.because === undefined && isExplained(result, explains));
    if (found === undefined) return result;
    const because = { stage: stageOf(found.id), reason: found.reason, check: found.id };
    return result.verdict === 'inconclusive' ? consequence(result, because) : { ...result, because };
  });
}

/** A violation only where every finding is covered: any other one would be a failure of its own. */
function isExplained({ id, verdict, findings }: CheckResult, explanation: Explanation): boolean {
  if (!explanation.of.includes(id)) return false;
  if (verdict === 'inconclusive') return true;
  return isWrong(verdict) && findings.length > 0 && findings.every((finding) => explanation.covers(finding));
}

/**
 * Results with their root causes: what shows nothing but the failure of another check is not judged, and what was not judged names
 * the check that tells why. A failure is never taken for the consequence of what did not fail as badly, or was not judged.
 */
export function traced(results: readonly CheckResult[], suites: readonly Suite[]): CheckResult[] {
  const gates = checksOf(suites).filter(({ gate }) => gate === true);
  return results.map((result) => {
    const { because } = result;
    if (because === undefined) return result;
    if (isWrong(result.verdict)) return isBehind(because, result, results) ? consequence(result, because) : result;
    return because.check === undefined
      ? { ...result, because: { ...because, ...tellingOf(because, gates, results) } }
      : result;
  });
}

function consequence(result: CheckResult, because: Because): CheckResult {
  const message = notJudgedBecause(because.reason, result.message);
  return { ...result, verdict: 'inconclusive', message, findings: [], because };
}

function isBehind({ check }: Because, { verdict }: CheckResult, results: readonly CheckResult[]): boolean {
  return results.some(
    (other) =>
      other.id === check && isWrong(other.verdict) && VERDICTS.indexOf(other.verdict) >= VERDICTS.indexOf(verdict),
  );
}

/** The check of the stage that says whether the walk gets through it, where it found something wrong. */
function tellingOf({ stage }: Because, gates: readonly Check[], results: readonly CheckResult[]): { check?: string } {
  const told = results.find(
    ({ id, verdict }) => isWrong(verdict) && stageOf(id) === stage && gates.some((gate) => gate.id === id),
  );
  return told === undefined ? {} : { check: told.id };
}

function isWrong(verdict: CheckResult['verdict']): boolean {
  return verdict === 'fail' || verdict === 'warn';
}

function checksOf(suites: readonly Suite[]): Check[] {
  return suites.flatMap(({ checks }) => checks);
}
