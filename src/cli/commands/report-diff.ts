import { differenceOf } from '../../judge/index.js';
import { terminalDifference } from '../../report/difference/terminal.js';
import { colourLevel } from '../colour.js';
import { flagOption, type RawOptions } from '../raw-options.js';
import { readReport } from '../reporting/read-report.js';

/** Exit code where something fails that did not fail before. */
const BROKEN = 1;

/** Compares two reports: what was fixed, what broke, what takes longer. The exit code. */
export async function reportDiff(oldFile: string, newFile: string, raw: RawOptions): Promise<number> {
  const [old, now] = [await readReport(oldFile), await readReport(newFile)];
  const strict = flagOption(raw, 'strict') || now.run.options.strict === true;
  const difference = differenceOf(old, now, { strict });
  const text = flagOption(raw, 'json')
    ? `${JSON.stringify(difference, undefined, 2)}\n`
    : terminalDifference({ old, now, difference }, colourLevel(raw.color !== false));
  process.stdout.write(text);
  return difference.broken.length > 0 ? BROKEN : 0;
}
