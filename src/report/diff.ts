import { jsonWithoutCommands, withoutCommands } from './ci-commands.js';
import { Chalk, type ChalkInstance } from 'chalk';
import type { Change, Comparison, Report, TimingChange } from '../model/index.js';
import type { Rendering } from './rendering.js';
import { visible } from './visible.js';

export interface ComparedReports {
  readonly old: Report;
  readonly current: Report;
  readonly comparison: Comparison;
}

/** What differs between two reports, for a person at a terminal. */
export function diffText(
  { old, current, comparison }: ComparedReports,
  { colours }: Pick<Rendering, 'colours'>,
): string {
  const chalk = new Chalk({ level: colours });
  const { broken, fixed, changed, timing } = comparison;
  const parts = [
    `${chalk.bold('old')}  ${about(old)}\n${chalk.bold('new')}  ${about(current)}`,
    section(chalk.red(`Broken (${String(broken.length)})`), broken.map(changeLine)),
    section(chalk.green(`Fixed (${String(fixed.length)})`), fixed.map(changeLine)),
    section(`Changed (${String(changed.length)})`, changed.map(changeLine)),
    section('Changed timing', timing.map(timingLine)),
    lastLine(comparison, chalk),
  ];
  return `${withoutCommands(parts.filter((part) => part !== '').join('\n\n'))}\n`;
}

/** The same for a program. */
export function diffJson({ old, current, comparison }: ComparedReports): string {
  const named = ({ run, tool, target, summary }: Report) => ({
    run: run.id,
    startedAt: run.startedAt,
    version: tool.version,
    baseUrl: target.baseUrl,
    ...(target.release === undefined ? {} : { release: target.release }),
    verdict: summary.verdict,
  });
  const said = { schemaVersion: 1, old: named(old), new: named(current), ...comparison };
  return `${jsonWithoutCommands(JSON.stringify(said, undefined, 2))}\n`;
}

function about({ run, tool, target, summary }: Report): string {
  const release = target.release === undefined ? '' : ` · ${target.release}`;
  return visible(
    `${run.startedAt} · ${target.baseUrl}${release} · ${tool.name} ${tool.version} · ${summary.verdict.toUpperCase()}`,
  );
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function changeLine({ id, scenario, from, to, message }: Change): string {
  const words = `${from ?? 'not judged'} → ${to ?? 'not judged'}`;
  return `  ${id} (${visible(scenario)}): ${words}\n    ${visible(`it says: ${message}`)}`;
}

function timingLine({ what, oldMs, newMs }: TimingChange): string {
  const share =
    oldMs === 0 ? '' : `, ${newMs < oldMs ? '' : '+'}${String(Math.round((100 * (newMs - oldMs)) / oldMs))} %`;
  return `  ${visible(what)}: ${seconds(oldMs)} → ${seconds(newMs)}${share}`;
}

function lastLine({ broken, fixed, changed }: Comparison, chalk: ChalkInstance): string {
  const word = broken.length > 0 ? chalk.red('BROKEN') : chalk.green('NOTHING BROKEN');
  return `${word} ${String(broken.length)} broken, ${String(fixed.length)} fixed, ${String(changed.length)} changed`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
