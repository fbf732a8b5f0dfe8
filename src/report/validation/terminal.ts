import { withoutCommands } from '../ci-commands.js';
import type { ChalkInstance } from 'chalk';
import type { Issue, NotJudged, Omission } from '../../model/index.js';
import { visible } from '../visible.js';
import type { Validated, ValidationCounts } from './validated.js';

/** Width of `INVALID `. */
const WORD = 8;

/** Width of `  warning  `, under which everything about an issue stands. */
const INDENT = 11;

/** Width of `expected  `. */
const LABEL = 10;

/** A resource for a person at a terminal: whether it is valid, by which release, and each issue. */
export function validatedText(validated: Validated, chalk: ChalkInstance): string {
  const { file, valid, issues } = validated;
  const heading = `${verdict(valid, chalk)}${chalk.bold(visible(file))}${releaseOf(validated)}`;
  const lines = [heading, ...issues.flatMap((issue) => issueLines(issue, chalk))];
  return withoutCommands(lines.map((line) => `${line}\n`).join(''));
}

function verdict(valid: boolean, chalk: ChalkInstance): string {
  return valid ? chalk.green('VALID'.padEnd(WORD)) : chalk.red('INVALID'.padEnd(WORD));
}

/** ` · R5: a Bundle of type subscription-notification` */
function releaseOf({ release, reason }: Validated): string {
  if (release === undefined) return '';
  return ` · ${release}${reason === undefined ? '' : `: ${visible(reason)}`}`;
}

function issueLines({ severity, path, rule, message, expected, actual }: Issue, chalk: ChalkInstance): string[] {
  const paint = severity === 'error' ? chalk.red : chalk.yellow;
  return [
    `  ${paint(severity.padEnd(INDENT - 2))}${visible(path)}`,
    `${' '.repeat(INDENT)}${visible(message)}`,
    line('rule', rule),
    line('expected', expected),
    line('actual', actual),
  ];
}

function line(label: string, text: string): string {
  return `${' '.repeat(INDENT)}${label.padEnd(LABEL)}${visible(text)}`;
}

/** A file with a resource in each line, after the lines that are worth showing. */
export function linesText(file: string, { valid, invalid }: ValidationCounts, chalk: ChalkInstance): string {
  return `${verdict(invalid === 0, chalk)}${chalk.bold(visible(file))} · ${share(valid, invalid, 'line')}\n`;
}

/** The last line: `INVALID 1 of 3 resources invalid: 2 errors, 1 warning`. */
export function validationSummary(counts: ValidationCounts, strict: boolean, chalk: ChalkInstance): string {
  const { valid, invalid, errors, warnings, unread } = counts;
  const found = [
    ...(errors > 0 ? [several(errors, 'error')] : []),
    ...(warnings > 0 ? [several(warnings, 'warning')] : []),
  ];
  const issues = found.length === 0 ? '' : `: ${found.join(', ')}`;
  const rule = strict && warnings > 0 ? ', warnings count as errors (--strict)' : '';
  const missed = unread === 0 ? '' : `; ${several(unread, 'file')} could not be read`;
  return `${verdict(invalid + unread === 0, chalk)}${share(valid, invalid, 'resource')}${issues}${rule}${missed}\n`;
}

function share(valid: number, invalid: number, noun: string): string {
  const all = several(valid + invalid, noun);
  return invalid === 0 ? `${all} valid` : `${String(invalid)} of ${all} invalid`;
}

function several(count: number, noun: string, nouns = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : nouns}`;
}

/** One line for each release, so that nobody takes silence for approval. */
export function notJudgedLine({ release, codes, invariants, kinds }: NotJudged): string {
  const parts = [
    ...(codes.length > 0 ? [`the codes of ${several(codes.length, 'value set')}`] : []),
    ...(invariants.length > 0 ? [several(invariants.length, 'invariant')] : []),
    ...(kinds.length > 0 ? [several(kinds.length, 'kind of rule', 'kinds of rule')] : []),
  ];
  return parts.length === 0 ? '' : `Not judged by ${release}: ${parts.join(', ')} (--verbose names them)\n`;
}

/** All of them, each with its reason. */
export function notJudgedText({ release, codes, invariants, kinds }: NotJudged): string {
  return [
    ...listOf(`Codes of value sets that are not judged by ${release}`, codes),
    ...listOf(`Invariants that are not judged by ${release}`, invariants),
    ...listOf(`Kinds of rule that are not judged by ${release}`, kinds),
  ]
    .map((one) => `${one}\n`)
    .join('');
}

function listOf(title: string, omissions: readonly Omission[]): string[] {
  if (omissions.length === 0) return [];
  return [
    `${title} (${String(omissions.length)})`,
    ...omissions.flatMap(({ name, reason }) => [`  ${name}`, `    ${visible(reason)}`]),
  ];
}
