import type { CheckResult, JsonObject } from '../../model/index.js';
import { evidenceOf } from '../finding-words.js';
import { reasonOf } from '../known-words.js';
import type { Rendering } from '../rendering.js';
import { markdownText } from '../markdown-text.js';
import { visible } from '../visible.js';
import { requirementUri, VERDICT_EXTENSION } from './identifiers.js';
import { ASSERT_RESULTS } from './result-codes.js';

/** Findings of one check that are told; report.json has them all. */
const MOST_FINDINGS = 10;

/** Characters of one text that are told. */
const LONGEST = 2_000;

/** A test of one check, with one assertion. */
export function testOf(check: CheckResult, rendering: Rendering): JsonObject {
  return {
    name: check.id,
    description: `${visible(check.title)} (scenario ${check.scenario})`,
    action: [{ assert: assertionOf(check, rendering) }],
  };
}

function assertionOf(check: CheckResult, rendering: Rendering): JsonObject {
  const links = linksOf(check, rendering);
  const [page] = links;
  return {
    extension: [{ url: VERDICT_EXTENSION, valueCode: check.verdict }],
    result: ASSERT_RESULTS[check.verdict],
    message: messageOf(check),
    ...(page === undefined ? {} : { detail: page }),
    ...(hasRequirements(rendering) && page !== undefined ? { requirement: links.map((linkUri) => ({ linkUri })) } : {}),
  };
}

/** Whether the release has a place for what an assertion verifies. */
function hasRequirements({ report }: Rendering): boolean {
  return report.target.release === 'R5';
}

/** A page of the specification for each requirement, or a name where none is known. */
function linksOf({ requirements }: CheckResult, { rules }: Rendering): string[] {
  const links = requirements.map((id) => {
    const requirement = rules.requirement(id);
    return (requirement === undefined ? undefined : rules.link(requirement)) ?? requirementUri(id);
  });
  return [...new Set(links)];
}

/** What was found, as Markdown that shows every text of the target as it is. */
function messageOf(check: CheckResult): string {
  const shown = check.findings.slice(0, MOST_FINDINGS);
  const more = check.findings.length - shown.length;
  const told = check.verdict === 'inconclusive' ? `inconclusive: ${check.message}` : check.message;
  return [
    markdownText(told, LONGEST),
    ...(check.known === undefined ? [] : [markdownText(`known failure: ${reasonOf(check.known)}`, LONGEST)]),
    ...shown.map((finding) => {
      const { expected, actual } = finding;
      const words = `expected ${expected}, actual ${actual} (${evidenceOf(check, finding)})`;
      return `- ${markdownText(words, LONGEST)}`;
    }),
    ...(more > 0 ? [`- and ${String(more)} more, which report.json has`] : []),
    `Requirements: ${check.requirements.map((id) => markdownText(id)).join(', ')} (${check.obligation})`,
  ].join('\n\n');
}
