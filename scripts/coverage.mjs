// Writes docs/coverage.md: which rules of the specification are tested, by what, and why the others are not.
// With --check it writes nothing and fails where the page is not what it would write.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
const { loadLibrary } = await import('../dist/src/cli/load-suites.js');
const { PERMISSION } = await import('../dist/suites/catalogue/undecided.js');
const { RELEASES, STAGES } = await import('../dist/src/model/index.js');

const { suites, catalogue } = await loadLibrary();
const checks = suites.flatMap((suite) => suite.checks).sort((one, other) => (one.id < other.id ? -1 : 1));
const page = join(root, 'docs', 'coverage.md');
const text = coverage();

if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  console.error(
    'docs/coverage.md is not what the checks and the catalogue say. Run node scripts/coverage.mjs and commit.',
  );
  process.exit(1);
}

function coverage() {
  return `# Coverage

Every rule of the specification that concerns a server, the checks that verify it, or why none does. Written by
\`node scripts/coverage.mjs\`; do not edit.

${counted(catalogue.length, 'rule')}, ${counted(checks.length, 'check')}. A rule is

- *verified* where a check judges it in that release,
- waiting for its check (*no check yet*) where one could be written,
- *partly* decidable where, without a check, conduct would decide it only on some servers or in one direction,
- *never* decidable where nothing that a server does could decide it.

SHALL counts SHALL NOT too: so many verified of so many.

${RELEASES.map(releaseTable).join('\n')}
${besideInferno()}
## The rules

The last column holds the numbers of Inferno's requirements that say the same. *Permission*: whether a server uses it can be
recorded, but leaving it unused breaks nothing.

${STAGES.map(stageTable).join('\n')}`;
}

/** The stages of one release, and their sum. */
function releaseTable(release) {
  const rules = catalogue.filter(({ releases }) => releases.includes(release));
  const line = (name, of) => {
    const verified = of.filter((rule) => checksOf(rule, release).length > 0);
    const open = (testable) => of.filter((rule) => rule.testable === testable && !verified.includes(rule)).length;
    const shalls = `${verified.filter(isShall).length} of ${of.filter(isShall).length}`;
    return row(name, of.length, shalls, verified.length, open('yes'), open('partly'), open('no'));
  };
  return [
    `## ${release}\n`,
    row('stage', 'rules', 'SHALL', 'verified', 'no check yet', 'partly', 'never'),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:'),
    ...STAGES.map((stage) => line(stage, ofStage(rules, stage))),
    line('**all**', rules),
    '',
  ].join('\n');
}

function besideInferno() {
  const rules = catalogue.filter(({ releases }) => releases.includes('R4'));
  const numbers = (of) => new Set(of.flatMap(({ inferno = [] }) => inferno));
  const line = (name, of) => {
    const named = of.filter(({ inferno }) => inferno);
    const verified = named.filter((rule) => checksOf(rule, 'R4').length > 0);
    return row(name, of.length, named.length, verified.length, of.length - named.length);
  };
  const shared = numbers(rules);
  const verified = numbers(rules.filter((rule) => checksOf(rule, 'R4').length > 0));
  return [
    '## Beside Inferno\n',
    "Inferno's Subscriptions Test Kit lists the requirements of the backport guide 1.1.0 on R4 servers by numbers. Rules here say",
    `the same as ${shared.size} of them; checks verify rules of ${verified.size} of these.\n`,
    row('stage', 'rules of R4', "also Inferno's", 'of these verified here', 'only here'),
    row('---', '---:', '---:', '---:', '---:'),
    ...STAGES.map((stage) => line(stage, ofStage(rules, stage))),
    line('**all**', rules),
    '',
  ].join('\n');
}

function stageTable(stage) {
  return [
    `### ${stage}\n`,
    row('rule', '', 'what it says', 'releases', 'verified by, or why not', 'Inferno'),
    row('---', '---', '---', '---', '---', '---'),
    ...ofStage(catalogue, stage).map((rule) =>
      row(
        `[${rule.id}](${rule.sources[0]})`,
        rule.obligation,
        rule.statement,
        rule.releases.join(' '),
        testing(rule),
        (rule.inferno ?? []).join(' '),
      ),
    ),
    '',
  ].join('\n');
}

/** The checks of a rule, each with its releases where it judges fewer than the rule has; or why there is none. */
function testing(rule) {
  if (checksOf(rule).length === 0) return `*${rule.untested === PERMISSION.untested ? 'permission' : rule.untested}*`;
  const names = checksOf(rule).map((check) => {
    const judged = rule.releases.filter((release) => judges(check, release));
    return judged.length === rule.releases.length ? `\`${check.id}\`` : `\`${check.id}\` (${judged.join(' ')})`;
  });
  return [names.join(', '), ...(rule.undecided ? [`*not always: ${rule.undecided}*`] : [])].join('; ');
}

function checksOf({ id }, release) {
  return checks.filter((check) => check.requirements.includes(id) && (!release || judges(check, release)));
}

function judges({ releases }, release) {
  return !releases || releases.includes(release);
}

function isShall({ obligation }) {
  return obligation.startsWith('SHALL');
}

function ofStage(rules, stage) {
  return rules.filter((rule) => rule.stage === stage);
}

function counted(count, thing) {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function row(...cells) {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
