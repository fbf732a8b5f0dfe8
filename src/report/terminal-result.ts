import type { ChalkInstance } from 'chalk';
import type { CheckResult, Finding, Verdict } from '../model/index.js';
import { evidenceOf } from './finding-words.js';
import type { Rules } from './rules.js';
import type { TerminalOptions } from './terminal.js';
import { visible } from './visible.js';

/** Findings of one check that are shown unless everything is asked for. */
const MOST_FINDINGS = 3;

/** Width of `expected  `. */
const LABEL = 10;

const INDENT = ' '.repeat(6);

/**
 * A result with its rule, what was expected and seen, the evidence, the link and the remedy. Behind it may be results of the same
 * check in other scenarios, of which only the scenario is told.
 */
export function badResult(
  [check, ...elsewhere]: readonly [CheckResult, ...CheckResult[]],
  rules: Rules,
  { chalk, detail }: TerminalOptions,
): string {
  const shown = detail === 'verbose' ? check.findings : check.findings.slice(0, MOST_FINDINGS);
  const more = check.findings.length - shown.length;
  const word = paint(chalk, check.verdict)(check.verdict.toUpperCase().padEnd(6));
  return [
    `${word}${chalk.bold(check.id)} · ${visible(check.title)}`,
    `${INDENT}${visible(check.message)}`,
    ...shown.flatMap((finding) => findingLines(check, finding)),
    ...(shown.length === 0 ? [line('evidence', check.scenario)] : []),
    ...(more > 0 ? [line('', `… and ${String(more)} more (--verbose shows all)`)] : []),
    ...(elsewhere.length === 0 ? [] : [line('also in', elsewhere.map(({ scenario }) => scenario).join(', '))]),
    ...ruleLines(check, rules),
    ...(remedyOf(check, rules) ?? []),
  ].join('\n');
}

function findingLines(check: CheckResult, finding: Finding): string[] {
  return [
    line('expected', finding.expected),
    line('actual', finding.actual),
    line('evidence', evidenceOf(check, finding)),
  ];
}

function ruleLines(check: CheckResult, rules: Rules): string[] {
  return check.requirements.flatMap((id) => {
    const requirement = rules.requirement(id);
    if (requirement === undefined) return [line('rule', `${id} (${check.obligation})`)];
    const { obligation, statement } = requirement;
    const link = rules.link(requirement);
    return [line('rule', `${id} (${obligation}): ${statement}`), ...(link === undefined ? [] : [line('see', link)])];
  });
}

function remedyOf(check: CheckResult, rules: Rules): string[] | undefined {
  if (check.verdict === 'error') {
    return [line('remedy', 'this is a defect of fhir-handshake, not of the target: please report it')];
  }
  const remedy = rules.remedy(check.id);
  return remedy === undefined ? undefined : [line('remedy', remedy)];
}

function line(label: string, text: string): string {
  return `${INDENT}${label.padEnd(LABEL)}${visible(text)}`;
}

/** The colour of a verdict. */
export function paint(chalk: ChalkInstance, verdict: Verdict): ChalkInstance {
  switch (verdict) {
    case 'pass':
      return chalk.green;
    case 'fail':
      return chalk.red;
    case 'error':
      return chalk.magenta;
    case 'warn':
      return chalk.yellow;
    case 'inconclusive':
      return chalk.cyan;
    case 'skip':
      return chalk.gray;
  }
}
