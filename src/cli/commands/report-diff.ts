import { compareReports } from '../../judge/index.js';
import { diffJson, diffText } from '../../report/diff.js';
import { colourLevel } from '../colour.js';
import { flagOption, type RawOptions } from '../raw-options.js';
import { reportFile } from '../report-file.js';

/** Compares two reports. Exit code 1 where something fails that did not before. */
export async function reportDiff(oldPath: string, newPath: string, raw: RawOptions): Promise<number> {
  const [old, current] = [await reportFile(oldPath), await reportFile(newPath)];
  const comparison = compareReports(old, current, { strict: flagOption(raw, 'strict') });
  const compared = { old, current, comparison };
  const colours = colourLevel(raw.color !== false);
  process.stdout.write(flagOption(raw, 'json') ? diffJson(compared) : diffText(compared, { colours }));
  return comparison.broken.length > 0 ? 1 : 0;
}
