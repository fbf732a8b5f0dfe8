import { usageTrouble, type Check, type Requirement } from '../../model/index.js';
import { didYouMean } from '../../model/near.js';
import { loadLibrary, type Library } from '../load-suites.js';
import { textsOption, type RawOptions } from '../raw-options.js';

/** Explains one check (the rule, where it stands, what usually breaks it, how to mend it) or one rule. The exit code. */
export async function explain(id: string, raw: RawOptions): Promise<number> {
  const library = await loadLibrary(textsOption(raw, 'suite'));
  process.stdout.write(`${await page(id, library)}\n`);
  return 0;
}

async function page(id: string, { suites, catalogue }: Library): Promise<string> {
  const checks = suites.flatMap((suite) => suite.checks);
  const rule = catalogue.find((one) => one.id === id);
  if (rule !== undefined) return rulePage(rule, checks);
  const suite = suites.find((one) => one.checks.some((check) => check.id === id));
  const check = suite?.checks.find((one) => one.id === id);
  if (check === undefined || suite === undefined) {
    const near = didYouMean(
      id,
      [...checks, ...catalogue].map((one) => one.id),
    );
    throw usageTrouble(
      `There is no check and no requirement "${id}".${near} fhir-handshake list checks shows all checks, list requirements all requirements.`,
    );
  }
  const rules = check.requirements.flatMap((word) => catalogue.find((one) => one.id === word) ?? []);
  return checkPage(check, suite.scenario.title, rules, await faultsThatBreak(id));
}

function rulePage(rule: Requirement, checks: readonly Check[]): string {
  const verifying = checks.filter(({ requirements }) => requirements.includes(rule.id));
  return [
    ruleParagraph(rule),
    ...verifying.map(({ id, title }) => `Verified by ${id}: ${title}`),
    ...(verifying.length > 0 ? [] : [`Not tested: ${rule.untested ?? 'no check yet'}`]),
  ].join('\n\n');
}

function checkPage(check: Check, scenario: string, rules: readonly Requirement[], faults: readonly string[]): string {
  const where = check.everywhere === true ? 'on every message of every scenario' : `in the scenario "${scenario}"`;
  return [
    `${check.id}: ${check.title}`,
    `Judged ${where}.`,
    ...rules.map(ruleParagraph),
    `What usually breaks it: ${check.cause}`,
    `How to mend it: ${check.remedy}`,
    ...(faults.length === 0 ? [] : [`To see it broken:\n${faults.join('\n')}`]),
  ].join('\n\n');
}

function ruleParagraph(rule: Requirement): string {
  const { id, releases, obligation, basis, statement, condition, sources, undecided, untested, inferno } = rule;
  return [
    `${id} (${obligation}, ${releases.join(' ')}, basis: ${basis})`,
    `  ${statement}`,
    `  Applies: ${condition}`,
    // The reason why nothing tests it, where that is the same, is told once.
    ...(undecided === undefined || undecided === untested ? [] : [`  Not always decidable: ${undecided}`]),
    ...(inferno === undefined ? [] : [`  Inferno's kit: ${inferno.join(', ')}`]),
    ...sources.map((link) => `  ${link}`),
  ].join('\n');
}

async function faultsThatBreak(checkId: string): Promise<string[]> {
  const { faults } = await import('../../reference/index.js');
  return (await faults())
    .filter(({ breaks }) => breaks.includes(checkId))
    .map(({ id, story }) => `  fhir-handshake run --reference --fault ${id}\n    ${story}`);
}
