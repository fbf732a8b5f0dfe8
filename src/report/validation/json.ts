import { jsonWithoutCommands } from '../ci-commands.js';
import type { Validated } from './validated.js';

/** One line of JSON for a program: `release` is null where the text could not be read. */
export function validatedLine({ file, release, valid, issues }: Validated): string {
  return `${jsonWithoutCommands(JSON.stringify({ file, release: release ?? null, valid, issues }))}\n`;
}
