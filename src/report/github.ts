import { isStale, type CheckResult, type KnownFailureResult, type Report } from '../model/index.js';
import { commonReasons } from './common-reasons.js';
import { evidenceOf } from './finding-words.js';
import { staleEntries } from './known-words.js';
import type { Rendering } from './rendering.js';
import { rootCauses } from './root-causes.js';
import { summaryWords } from './summary-words.js';
import { visible } from './visible.js';

/** GitHub shows so many annotations of a level for each step, and drops the others without a word. */
const MOST_OF_A_LEVEL = 10;

type Level = 'error' | 'notice' | 'warning';

interface Annotation {
  readonly level: Level;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * Annotations for a job of GitHub Actions, one workflow command a line
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). The job summary is the Markdown report.
 */
export function githubReport({ report, strict }: Rendering): string {
  const unknown = report.checks.filter(({ known }) => known === undefined);
  const of = (verdict: CheckResult['verdict']) => unknown.filter((check) => check.verdict === verdict);
  const failures = [...of('error'), ...of('fail'), ...(strict ? of('warn') : [])];
  const annotations = [
    ...levelOf('error', [...staleAnnotations(report), ...failures.map((check) => annotationOf('error', check))]),
    ...levelOf('warning', [
      ...undecided(of('inconclusive')),
      ...(strict ? [] : of('warn').map((check) => annotationOf('warning', check))),
    ]),
    ...levelOf('notice', [verdictOn(report, strict)]),
  ];
  return annotations.map((annotation) => `${commandOf(annotation)}\n`).join('');
}

function annotationOf(level: Level, check: CheckResult): Annotation {
  const [first] = check.findings;
  const seen =
    first === undefined
      ? []
      : [`expected: ${first.expected}`, `actual: ${first.actual}`, `evidence: ${evidenceOf(check, first)}`];
  const message = [`${check.title}: ${check.message}`, ...seen].map(visible).join('\n');
  return { level, properties: { title: `${check.verdict.toUpperCase()} ${check.id}` }, message };
}

/** Shared reasons that one annotation tells. */
const MOST_REASONS = 10;

/** One for all: a single obstacle often leaves many checks undecided. */
function undecided(checks: readonly CheckResult[]): Annotation[] {
  if (checks.length === 0) return [];
  const { causes, others } = rootCauses(checks);
  const { common, single } = commonReasons(others);
  const reasons = [
    ...causes.map(({ consequences, next }) => `${consequences}. ${next}`),
    ...common.map(({ reason, stages }) => `${reason} (${stages})`),
    ...single.map(({ id, message }) => `${id}: ${message}`),
  ].map(visible);
  const more = reasons.length > MOST_REASONS ? [`and ${String(reasons.length - MOST_REASONS)} more`] : [];
  const message = [...reasons.slice(0, MOST_REASONS), ...more].join('\n');
  return [{ level: 'warning', properties: { title: `${String(checks.length)} inconclusive` }, message }];
}

/** At the line of the list that has to be mended. */
function staleAnnotations(report: Report): Annotation[] {
  const entries = (report.knownFailures?.entries ?? []).filter(isStale);
  return staleEntries(report).map(({ place, problem }, index) => ({
    level: 'error',
    properties: placeOf(report, entries[index]),
    message: visible(`${place}: ${problem}.`),
  }));
}

function placeOf({ knownFailures }: Report, entry: KnownFailureResult | undefined): Record<string, string> {
  return {
    title: 'Known failures',
    ...(knownFailures === undefined ? {} : { file: knownFailures.file }),
    ...(entry === undefined ? {} : { line: String(entry.line) }),
  };
}

function verdictOn(report: Report, strict: boolean): Annotation {
  const { tool, summary } = report;
  return {
    level: 'notice',
    properties: { title: tool.name },
    message: `${summary.verdict.toUpperCase()} ${summaryWords(report, strict)}`,
  };
}

/** No more than GitHub shows; the last one says what is missing. */
function levelOf(level: Level, annotations: readonly Annotation[]): readonly Annotation[] {
  if (annotations.length <= MOST_OF_A_LEVEL) return annotations;
  const shown = annotations.slice(0, MOST_OF_A_LEVEL - 1);
  const more = String(annotations.length - shown.length);
  return [...shown, { level, properties: { title: `${more} more` }, message: `${more} more: see the job summary.` }];
}

function commandOf({ level, properties, message }: Annotation): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${propertyText(value)}`);
  return `::${level} ${list.join(',')}::${dataText(message)}`;
}

function dataText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
