import { Chalk, type ChalkInstance } from 'chalk';
import type { ChangedCheck, ChangedTime, Difference, Report } from '../../model/index.js';
import { reasonOf } from '../known-words.js';
import type { Rendering } from '../rendering.js';
import { visible } from '../visible.js';

export interface ComparedReports {
  readonly old: Report;
  readonly now: Report;
  readonly difference: Difference;
}

/** What changed between two runs, for a person at a terminal: the worst last, where it is read first. */
export function terminalDifference({ old, now, difference }: ComparedReports, colours: Rendering['colours']): string {
  const chalk = new Chalk({ level: colours });
  const { fixed, changed, broken, timing } = difference;
  const parts = [
    [`old  ${runWords(old)}`, `new  ${runWords(now)}`].join('\n'),
    ...differences(old, now),
    list('Timing', timing.map(timeWords), (text) => text),
    list('Changed otherwise', changed.map(checkWords), (text) => text),
    list('Fixed', fixed.map(checkWords), chalk.green),
    list('Broken', broken.map(checkWords), chalk.red),
    lastLine(difference, chalk),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function runWords({ target, run, summary }: Report): string {
  const facts = [run.startedAt, target.baseUrl, target.release, target.software, summary.verdict.toUpperCase()];
  return visible(facts.flatMap((fact) => fact ?? []).join(' · '));
}

/** What makes it doubtful that a change is one of the target. */
function differences(old: Report, now: Report): string[] {
  const notes = [
    ...(old.tool.version === now.tool.version
      ? []
      : [`Note: judged by two versions of fhir-handshake, ${old.tool.version} and ${now.tool.version}.`]),
    ...(old.target.release === now.target.release
      ? []
      : [`Note: of two releases, ${old.target.release ?? 'unknown'} and ${now.target.release ?? 'unknown'}.`]),
  ];
  return notes.length === 0 ? [] : [visible(notes.join(' '))];
}

function list(title: string, lines: readonly string[], paint: (text: string) => string): string {
  if (lines.length === 0) return '';
  return [paint(`${title} (${String(lines.length)})`), ...lines.map((line) => `  ${line}`)].join('\n');
}

function checkWords({ id, scenario, before, after, message, known }: ChangedCheck): string {
  const verdicts = `${before ?? 'not judged'} → ${after ?? 'not judged'}`;
  const reason = known === undefined ? '' : `, known: ${reasonOf(known)}`;
  return visible(`${id} (${scenario})  ${verdicts}: ${message}${reason}`);
}

function timeWords({ scenario, before, after }: ChangedTime): string {
  return visible(`${scenario ?? 'whole run'}  ${seconds(before)} → ${seconds(after)}`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function lastLine({ fixed, broken, changed, stillFailing }: Difference, chalk: ChalkInstance): string {
  const counts = [
    `${String(broken.length)} broken`,
    `${String(fixed.length)} fixed`,
    `${String(stillFailing)} failing as before`,
    ...(changed.length === 0 ? [] : [`${String(changed.length)} changed otherwise`]),
  ].join(', ');
  return broken.length > 0 ? `${chalk.red('FAIL')} ${counts}` : `${chalk.green('PASS')} ${counts}`;
}
