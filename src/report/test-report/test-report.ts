import type { JsonObject, Report } from '../../model/index.js';
import type { Rendering } from '../rendering.js';
import { visible } from '../visible.js';
import { testOf } from './assertion.js';
import { SUITES_URI, TOOL_URI } from './identifiers.js';
import { REPORT_RESULTS, scoreOf } from './result-codes.js';

/**
 * The FHIR resource TestReport, as JSON, in the form of R5 (http://hl7.org/fhir/R5/testreport.html) for an R5 target, else in that of
 * R4 and R4B, which are the same. A test for each check on a scenario, with one assertion. The resource's own `result` is the verdict
 * on the run.
 */
export function testReport(rendering: Rendering): string {
  const { report } = rendering;
  const { checks, run, summary, target, tool } = report;
  const score = scoreOf(summary);
  const resource: JsonObject = {
    resourceType: 'TestReport',
    identifier: { system: `${TOOL_URI}:run`, value: run.id },
    name: `${tool.name} ${target.release ?? ''}`.trim(),
    status: 'completed',
    testScript: testScriptOf(report),
    result: REPORT_RESULTS[summary.verdict],
    ...(score === undefined ? {} : { score }),
    tester: `${tool.name} ${tool.version}`,
    issued: run.finishedAt,
    participant: participantsOf(report),
    ...(checks.length === 0 ? {} : { test: checks.map((check) => testOf(check, rendering)) }),
  };
  return `${JSON.stringify(resource, undefined, 2)}\n`;
}

/** What was played: R5 has a canonical for it, the releases before a reference, which needs no resource behind it. */
function testScriptOf({ target, tool }: Report): JsonObject | string {
  if (target.release === 'R5') return `${SUITES_URI}|${tool.version}`;
  return {
    type: 'TestScript',
    identifier: { system: SUITES_URI, value: tool.version },
    display: `the suites of ${tool.name} ${tool.version}`,
  };
}

function participantsOf({ target, tool }: Report): JsonObject[] {
  return [
    { type: 'test-engine', uri: TOOL_URI, display: `${tool.name} ${tool.version}` },
    {
      type: 'server',
      uri: target.baseUrl,
      ...(target.software === undefined ? {} : { display: visible(target.software) }),
    },
  ];
}
