import { usageTrouble, type Check, type Requirement } from '../../model/index.js';
import { loadLibrary } from '../load-suites.js';
import { didYouMean } from '../../model/near.js';
import { textsOption, type RawOptions } from '../raw-options.js';

/** Explains one check: the rule, where it stands, what usually breaks it and how to mend it. The exit code. */
export async function explain(id: string, raw: RawOptions): Promise<number> {
  const { suites, catalogue } = await loadLibrary(textsOption(raw, 'suite'));
  const suite = suites.find(({ checks }) => checks.some((check) => check.id === id));
  const check = suite?.checks.find((one) => one.id === id);
  if (check === undefined || suite === undefined) {
    const known = suites.flatMap(({ checks }) => checks.map((one) => one.id));
    throw usageTrouble(
      `There is no check "${id}".${didYouMean(id, known)} fhir-handshake list checks shows all of them.`,
    );
  }
  const rules = check.requirements.flatMap((rule) => catalogue.find((one) => one.id === rule) ?? []);
  process.stdout.write(`${page(check, suite.scenario.title, rules, await faultsThatBreak(id))}\n`);
  return 0;
}

function page(check: Check, scenario: string, rules: readonly Requirement[], faults: readonly string[]): string {
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

function ruleParagraph({ id, obligation, basis, statement, condition, sources }: Requirement): string {
  return [
    `${id} (${obligation}, basis: ${basis})`,
    `  ${statement}`,
    `  Applies: ${condition}`,
    ...sources.map((link) => `  ${link}`),
  ].join('\n');
}

async function faultsThatBreak(checkId: string): Promise<string[]> {
  const { faults } = await import('../../reference/index.js');
  return (await faults())
    .filter(({ breaks }) => breaks.includes(checkId))
    .map(({ id, story }) => `  fhir-handshake run --reference --fault ${id}\n    ${story}`);
}
