import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Examination } from '../drive/index.js';
import { visible } from '../report/index.js';

const WIDTH = 9;

/** What a doctor found, for a reader: the remedy under whatever is not in order. */
export function doctorText(baseUrl: string, examinations: readonly Examination[], level: ColorSupportLevel): string {
  const chalk = new Chalk({ level });
  const colours = { ok: chalk.green, warn: chalk.yellow, fail: chalk.red, unknown: chalk.cyan };
  const lines = examinations.flatMap(({ title, status, seen, remedy }) => [
    `${colours[status](status.padEnd(WIDTH))}${title}`,
    ...[seen, ...(remedy === undefined || status === 'ok' ? [] : [`remedy: ${remedy}`])].map(
      (words) => `${' '.repeat(WIDTH)}${visible(words)}`,
    ),
  ]);
  const counts = (['ok', 'warn', 'fail', 'unknown'] as const).flatMap((status) => {
    const count = examinations.filter((one) => one.status === status).length;
    return count === 0 ? [] : [`${String(count)} ${status}`];
  });
  return `${[visible(baseUrl), '', ...lines, '', counts.join(', ')].join('\n')}\n`;
}
