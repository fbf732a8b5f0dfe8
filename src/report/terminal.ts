import { Chalk, type ChalkInstance } from 'chalk';
import { LIMIT_REASONS, STAGES, type CheckResult, type Report, type Verdict } from '../model/index.js';
import { countsOf, tally } from './counts.js';
import { commonReasons } from './common-reasons.js';
import { reasonOf, staleEntries } from './known-words.js';
import type { Rendering } from './rendering.js';
import { rootCauses } from './root-causes.js';
import { summaryWords } from './summary-words.js';
import { badResult, paint } from './terminal-result.js';
import { unexercisedLines, unexercisedShalls } from './unexercised.js';
import { visible } from './visible.js';
import { withoutCommands } from './ci-commands.js';

export interface TerminalOptions extends Pick<Rendering, 'strict' | 'detail'> {
  /** With the colour level that the terminal has; level 0 is plain text. */
  readonly chalk: ChalkInstance;
}

/** Verdicts that are shown in full, worst first. */
const BAD: readonly Verdict[] = ['error', 'fail', 'warn'];

/** The result of a run for a person at a terminal. */
export function terminalReport({ report, rules, strict, detail, colours }: Rendering): string {
  const options = { chalk: new Chalk({ level: colours }), strict, detail };
  const unknown = report.checks.filter(({ known }) => known === undefined);
  const bad = [
    ...BAD.flatMap((verdict) =>
      alike(
        unknown.filter((check) => check.verdict === verdict),
        detail,
      ),
    ).map((results) => badResult(results, rules, options)),
    stale(report, options),
  ];
  const parts =
    options.detail === 'quiet'
      ? [...bad, lastLine(report, options)]
      : [
          heading(report, options),
          stages(report, options),
          ...(options.detail === 'verbose' ? [briefly(report, 'pass', 'Passed', options)] : []),
          ...bad,
          notJudged(report, options),
          known(report, options),
          briefly(report, 'inconclusive', 'Inconclusive', options),
          briefly(report, 'skip', 'Skipped', options),
          ...(options.detail === 'verbose' ? [limits(report)] : []),
          unexercisedLines(unexercisedShalls(report, rules)).join('\n'),
          report.run.notes.map((note) => `Note: ${visible(note)}`).join('\n'),
          lastLine(report, options),
        ];
  return `${withoutCommands(parts.filter((part) => part !== '').join('\n\n'))}\n`;
}

/** Results of one check together, unless everything is asked for: one mistake shows in many scenarios. */
function alike(checks: readonly CheckResult[], detail: Rendering['detail']): [CheckResult, ...CheckResult[]][] {
  const groups = new Map<string, [CheckResult, ...CheckResult[]]>();
  for (const check of checks) {
    const key = detail === 'verbose' ? `${check.id} ${check.scenario}` : check.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [check]);
    else group.push(check);
  }
  return [...groups.values()];
}

function heading({ target, tool }: Report, { chalk }: TerminalOptions): string {
  const release = target.fhirVersion === undefined ? target.release : `FHIR ${target.fhirVersion}`;
  const facts = [target.baseUrl, release, target.software].flatMap((fact) => fact ?? []);
  return `${chalk.bold(tool.name)} ${tool.version} · ${visible(facts.join(' · '))}`;
}

function stages({ checks }: Report, { chalk }: TerminalOptions): string {
  return STAGES.flatMap((stage) => {
    const own = checks.filter((check) => check.stage === stage);
    if (own.length === 0) return [];
    const counts = countsOf(tally(own.map(({ verdict }) => verdict)));
    const words = counts.map((count) => paint(chalk, count.verdict)(count.words)).join(' · ');
    return [`  ${stage.padEnd(14)}${words}`];
  }).join('\n');
}

/** Consequences, one root cause after the other: no failures, and no news beside the failure that they follow from. */
function notJudged({ checks }: Report, { chalk }: TerminalOptions): string {
  const { causes, others } = rootCauses(checks);
  if (causes.length === 0) return '';
  return [
    paint(chalk, 'inconclusive')(`Not judged (${String(checks.length - others.length)})`),
    ...causes.flatMap(({ consequences, next }) => [`  ${visible(consequences)}.`, `    ${next}.`]),
  ].join('\n');
}

/** One line each, for what needs no evidence; one for many that have the same reason, unless everything is asked for. */
function briefly({ checks }: Report, verdict: Verdict, title: string, { chalk, detail }: TerminalOptions): string {
  const own = (detail === 'verbose' ? checks : rootCauses(checks).others).filter((check) => check.verdict === verdict);
  if (own.length === 0) return '';
  const { common, single } = detail === 'verbose' ? { common: [], single: own } : commonReasons(own);
  const width = Math.max(0, ...single.map(({ id }) => id.length)) + 2;
  return [
    paint(chalk, verdict)(`${title} (${String(own.length)})`),
    ...common.map(({ reason, stages }) => `  ${visible(reason)}\n    ${stages}`),
    ...single.map(({ id, message }) => `  ${id.padEnd(width)}${visible(message)}`),
  ].join('\n');
}

/** Failures that the list of known failures accounts for, with its reasons. */
function known({ checks }: Report, { chalk }: TerminalOptions): string {
  const lines = checks.flatMap(({ id, scenario, verdict, known }) =>
    known === undefined ? [] : [`  ${verdict.padEnd(4)}  ${id} (${scenario}): ${visible(reasonOf(known))}`],
  );
  return lines.length === 0 ? '' : [chalk.yellow(`Known failures (${String(lines.length)})`), ...lines].join('\n');
}

/** What fails the run although no check does. */
function stale(report: Report, { chalk }: TerminalOptions): string {
  const lines = staleEntries(report).map(({ place, problem }) => `  ${visible(place)}\n    ${visible(problem)}.`);
  if (lines.length === 0) return '';
  return [
    chalk.red(`Entries of the known failures that are not true any more (${String(lines.length)})`),
    ...lines,
  ].join('\n');
}

/** The limits that the run was judged by, each with its reason. */
function limits({ run }: Report): string {
  const lines = Object.entries(LIMIT_REASONS).flatMap(([name, reason]) => {
    const value = run.options[name];
    return value === undefined ? [] : [`  ${name.padEnd(18)}${String(value).padEnd(8)}${reason}`];
  });
  return lines.length === 0 ? '' : ['Limits', ...lines].join('\n');
}

function lastLine(report: Report, { chalk, strict }: TerminalOptions): string {
  const { verdict } = report.summary;
  return `${paint(chalk, verdict)(verdict.toUpperCase())} ${summaryWords(report, strict)}`;
}
