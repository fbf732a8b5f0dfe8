import { STAGES, type CheckResult, type Report, type Verdict } from '../../model/index.js';
import { countsOf, tally } from '../counts.js';
import { reasonOf, staleEntries } from '../known-words.js';
import type { Rendering } from '../rendering.js';
import { rootCauses } from '../root-causes.js';
import { summaryWords } from '../summary-words.js';
import { unexercisedLines, unexercisedShalls } from '../unexercised.js';
import { failureSection, tableOf } from './failure.js';
import { markdownText } from '../markdown-text.js';

/** GitHub takes 65,536 characters in a comment; a summary that is longer than this is none. */
const MOST_CHARACTERS = 60_000;

/** Verdicts worst first: what is left out of a long table is what passed. */
const ORDER: readonly Verdict[] = ['error', 'fail', 'warn', 'inconclusive', 'skip', 'pass'];

/** A summary that fits into a pull request: the verdict, the stages, what is wrong, and a row for every check. */
export function markdownReport(rendering: Rendering): string {
  const { report } = rendering;
  const page = new Page();
  page.add(heading(rendering));
  page.add(stages(report));
  page.add(stale(report));
  for (const check of inOrder(report).filter(isWrong)) page.add(failureSection(check, rendering), 'failures');
  page.add(notJudged(report));
  page.add(known(report));
  page.add(unexercised(rendering));
  page.add(report.run.notes.map((note) => `Note: ${markdownText(note)}`).join('\n\n'));
  page.addRows(inOrder(report));
  return page.text;
}

function heading({ report, strict }: Rendering): string {
  const { target, tool, summary } = report;
  const release = target.fhirVersion === undefined ? target.release : `FHIR ${target.fhirVersion}`;
  const facts = [target.baseUrl, release, target.software, `${tool.name} ${tool.version}`].flatMap(
    (fact) => fact ?? [],
  );
  return `## ${summary.verdict.toUpperCase()}: ${summaryWords(report, strict)}\n\n${facts.map((fact) => markdownText(fact)).join(' · ')}`;
}

function stages({ checks }: Report): string {
  const rows = STAGES.flatMap((stage) => {
    const own = checks.filter((check) => check.stage === stage);
    const counts = countsOf(tally(own.map(({ verdict }) => verdict))).map(({ words }) => words);
    return own.length === 0 ? [] : [[stage, counts.join(', ')]];
  });
  return rows.length === 0 ? '' : tableOf(['stage', 'checks'], rows);
}

function stale(report: Report): string {
  const lines = staleEntries(report).map(({ place, problem }) => `- ${markdownText(place)}: ${markdownText(problem)}.`);
  return lines.length === 0 ? '' : `### Known failures that are not true any more\n\n${lines.join('\n')}`;
}

/** Consequences are told once for each root cause, with what comes next once it is mended. */
function notJudged({ checks }: Report): string {
  const { causes } = rootCauses(checks);
  const lines = causes.map(({ consequences, next }) => `- ${markdownText(consequences)}. ${markdownText(next, LONG)}.`);
  return lines.length === 0 ? '' : `### Not judged\n\n${lines.join('\n')}`;
}

function known({ checks }: Report): string {
  const rows = checks.flatMap(({ id, scenario, verdict, known }) =>
    known === undefined ? [] : [[id, scenario, verdict, reasonOf(known)]],
  );
  return rows.length === 0 ? '' : `### Known failures\n\n${tableOf(['check', 'scenario', 'verdict', 'reason'], rows)}`;
}

/** Room for the ids of many rules. */
const LONG = 4000;

/** What was never seen is said, so that a passing run is not taken for more than it is. */
function unexercised({ report, rules }: Rendering): string {
  return unexercisedLines(unexercisedShalls(report, rules))
    .map((line) => markdownText(line, LONG))
    .join('\n\n');
}

function isWrong({ known, verdict }: CheckResult): boolean {
  return known === undefined && (verdict === 'error' || verdict === 'fail' || verdict === 'warn');
}

function inOrder({ checks }: Report): CheckResult[] {
  return ORDER.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

/** A text that grows up to a limit and says what found no room. */
class Page {
  private readonly parts: string[] = [];
  private length = 0;
  private failuresLeftOut = 0;

  add(part: string, kind?: 'failures'): void {
    if (part === '') return;
    // Half of the room is for the table, which names every check; notes and lists of the known take some of it.
    const room = (kind === 'failures' ? MOST_CHARACTERS / 2 : (MOST_CHARACTERS * 3) / 4) - this.length;
    if (part.length <= room) this.push(part);
    else if (kind === 'failures') this.failuresLeftOut += 1;
    else this.push(`… and ${String(part.length)} characters that found no room: report.json has all.`);
  }

  addRows(checks: readonly CheckResult[]): void {
    if (this.failuresLeftOut > 0) {
      this.push(
        `… and ${String(this.failuresLeftOut)} more that are wrong: the table names them, report.json has all.`,
      );
    }
    if (checks.length === 0) return;
    const rows: string[] = [];
    let room = MOST_CHARACTERS - this.length - 300;
    for (const check of checks) {
      const row = rowOf(check);
      room -= row.length + 1;
      if (room < 0) break;
      rows.push(row);
    }
    const left = checks.length - rows.length;
    const more = left === 0 ? [] : [`… and ${String(left)} more: report.json has all.`];
    const table = [...HEAD, ...rows].join('\n');
    const title = `<summary>All ${String(checks.length)} results</summary>`;
    this.push(['<details>', title, '', table, '', ...more, '</details>'].join('\n'));
  }

  get text(): string {
    return `${this.parts.join('\n\n')}\n`;
  }

  private push(part: string): void {
    this.parts.push(part);
    this.length += part.length + 2;
  }
}

const HEAD = ['| verdict | check | scenario | message |', '| --- | --- | --- | --- |'];

/** Length of a message in the table. */
const BRIEF = 120;

function rowOf({ id, scenario, verdict, message, known }: CheckResult): string {
  const word = known === undefined ? verdict : `${verdict} (known)`;
  return `| ${word} | ${markdownText(id)} | ${markdownText(scenario)} | ${markdownText(message, BRIEF)} |`;
}
