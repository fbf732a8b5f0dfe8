import type { Node } from 'yaml';
import { usageTrouble } from '../../model/index.js';

/** Something wrong in a file. */
export interface Problem {
  readonly line: number;
  /** Value, rule and remedy. */
  readonly words: string;
}

/** Tells in which line a node begins. */
export type LineOf = (node: Node | null | undefined) => number;

/** All that is wrong in a file, one line each. */
export function wrongFile(file: string, problems: readonly Problem[]): Error {
  const sorted = [...problems].sort((one, other) => one.line - other.line);
  return usageTrouble(sorted.map(({ line, words }) => `${file}, line ${String(line)}: ${words}`).join('\n'));
}
