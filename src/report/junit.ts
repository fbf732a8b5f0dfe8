import type { Builder, TestCase, TestSuite } from 'junit-report-builder';
import { STAGES, type CheckResult, type Report } from '../model/index.js';
import { markupWithoutCommands } from './ci-commands.js';
import { evidenceOf } from './finding-words.js';
import { addSkip, addText, newDocument } from './junit-builder.js';
import { reasonOf, staleEntries } from './known-words.js';
import type { Rendering } from './rendering.js';
import { xmlText } from './visible.js';

/** A JUnit document: a suite per stage, a case per check result. Well-formed whatever texts the report holds. */
export function junitReport(rendering: Rendering): string {
  const { report } = rendering;
  const document = newDocument().name(xmlText(`fhir-handshake ${report.target.baseUrl}`));
  for (const stage of STAGES) {
    const checks = report.checks.filter((check) => check.stage === stage);
    if (checks.length === 0) continue;
    const suite = document.testSuite().name(stage).timestamp(report.run.startedAt);
    for (const check of checks) addCase(suite, check, rendering);
  }
  addStaleEntries(document, report);
  return `${markupWithoutCommands(document.build())}\n`;
}

function addCase(suite: TestSuite, check: CheckResult, { rules, strict }: Rendering): void {
  const testCase = suite
    .testCase()
    .className(xmlText(`${check.stage}.${check.scenario}`))
    .name(xmlText(`${check.id}: ${check.title}`));
  for (const id of check.requirements) {
    testCase.property('requirement', xmlText(id));
    for (const link of rules.requirement(id)?.sources ?? []) testCase.property('specification', xmlText(link));
  }
  addVerdict(testCase, check, strict);
}

/** Entries of the known failures that are not true any more fail the run, so they are failures here too. */
function addStaleEntries(document: Builder, report: Report): void {
  const stale = staleEntries(report);
  if (stale.length === 0) return;
  const suite = document.testSuite().name('known-failures').timestamp(report.run.startedAt);
  for (const { place, problem } of stale) {
    suite.testCase().className('known-failures').name(xmlText(place)).failure(xmlText(problem), 'known-failures');
  }
}

function addVerdict(testCase: TestCase, check: CheckResult, strict: boolean): void {
  const message = xmlText(check.message);
  const details = xmlText(detailsOf(check));
  // A known failure must not turn a CI system red, and did not pass either.
  if (check.known !== undefined) {
    return addSkip(testCase, xmlText(`known failure (${check.verdict}): ${check.message}: ${reasonOf(check.known)}`));
  }
  switch (check.verdict) {
    case 'pass':
      return;
    case 'warn':
      if (!strict) return addText(testCase, 'system-out', `warning: ${message}\n${details}`);
      testCase.failure(message, 'warn');
      return addText(testCase, 'failure', details);
    case 'fail':
      testCase.failure(message, 'fail');
      return addText(testCase, 'failure', details);
    case 'inconclusive':
    case 'error':
      testCase.error(message, check.verdict);
      return addText(testCase, 'error', details);
    case 'skip':
      return addSkip(testCase, message);
  }
}

function detailsOf(check: CheckResult): string {
  return check.findings
    .map((finding) =>
      [`expected: ${finding.expected}`, `actual: ${finding.actual}`, `evidence: ${evidenceOf(check, finding)}`].join(
        '\n',
      ),
    )
    .join('\n\n');
}
