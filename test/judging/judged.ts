import { rebuiltRecord } from '../../src/cli/rebuilt-record.js';
import type { Library } from '../../src/cli/load-suites.js';
import { releaseOf } from '../../src/fhir/index.js';
import { loadValidator } from '../../src/fhir/validation/index.js';
import { judgeRun } from '../../src/judge/index.js';
import { History, type CheckResult, type Transcript } from '../../src/model/index.js';

const validator = await loadValidator('R5');

/** What every check says of one transcript alone. */
export function judged(library: Library, transcript: Transcript): readonly CheckResult[] {
  const { scenario, release } = transcript.header;
  const histories = new Map([[scenario, new History(transcript, releaseOf(release), validator)]]);
  const { checks } = judgeRun({ ...library, ...rebuiltRecord([transcript]), histories, release });
  return checks.filter((check) => check.scenario === scenario);
}

/** Results that hold something against the target, or against the harness itself. */
export function accusations(library: Library, transcript: Transcript): readonly CheckResult[] {
  return judged(library, transcript).filter(({ verdict }) => ['fail', 'warn', 'error'].includes(verdict));
}

/** One accusation in words, for a comparison that fails. */
export function inWords({ id, scenario, verdict, message, findings }: CheckResult, where: string): string {
  return `${id} (${scenario}, ${where}): ${verdict}: ${message} ${JSON.stringify(findings.slice(0, 2))}`;
}
