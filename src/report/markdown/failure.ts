import type { CheckResult, Finding } from '../../model/index.js';
import { evidenceOf } from '../finding-words.js';
import type { Rendering } from '../rendering.js';
import { markdownText } from '../markdown-text.js';

/** Findings of one check that are shown. */
const MOST_FINDINGS = 3;

/** A result with its rule, what was expected and seen, the evidence, the link and the remedy. */
export function failureSection(check: CheckResult, { rules }: Rendering): string {
  const shown = check.findings.slice(0, MOST_FINDINGS);
  const more = check.findings.length - shown.length;
  const remedy = check.verdict === 'error' ? OWN_DEFECT : rules.remedy(check.id);
  return [
    `### ${check.verdict.toUpperCase()} ${check.id}`,
    `**${markdownText(check.title)}**, in ${markdownText(check.scenario)}: ${markdownText(check.message)}`,
    ...(shown.length === 0 ? [] : [findingTable(check, shown)]),
    ...(more > 0 ? [`… and ${String(more)} more.`] : []),
    check.requirements.map((id) => ruleLine(id, check, rules)).join('\n'),
    ...(remedy === undefined ? [] : [`Remedy: ${markdownText(remedy)}`]),
  ].join('\n\n');
}

const OWN_DEFECT = 'this is a defect of fhir-handshake, not of the target: please report it.';

function findingTable(check: CheckResult, findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [finding.expected, finding.actual, evidenceOf(check, finding)]);
  return tableOf(['expected', 'actual', 'evidence'], rows);
}

function ruleLine(id: string, { obligation }: CheckResult, rules: Rendering['rules']): string {
  const requirement = rules.requirement(id);
  if (requirement === undefined) return `- ${markdownText(id)} (${obligation})`;
  const link = rules.link(requirement);
  const name = link === undefined ? id : `[${id}](<${link}>)`;
  return `- ${name} (${requirement.obligation}): ${markdownText(requirement.statement)}`;
}

/** A table of texts, which are escaped. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map((cells) => line(cells.map((cell) => markdownText(cell)))),
  ].join('\n');
}
