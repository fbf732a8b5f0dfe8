import { usageTrouble } from '../../model/index.js';
import { visible } from '../../report/index.js';
import { inventory, TOPICS, type Row, type Topic } from '../inventory.js';
import { didYouMean } from '../../model/near.js';
import { flagOption, textsOption, type RawOptions } from '../raw-options.js';

/** Lists what there is. The exit code. */
export async function list(topic: string | undefined, raw: RawOptions): Promise<number> {
  const untested = flagOption(raw, 'untested');
  const rows = await inventory(untested ? 'untested' : topicOf(topic ?? 'suites'), textsOption(raw, 'suite'));
  if (untested && topic !== undefined && topic !== 'requirements') {
    throw usageTrouble('--untested lists requirements that no check verifies. Use list requirements --untested.');
  }
  process.stdout.write(flagOption(raw, 'json') ? `${JSON.stringify(rows, undefined, 2)}\n` : table(rows));
  return 0;
}

function topicOf(word: string): Topic {
  const topic = TOPICS.find((known) => known === word);
  if (topic !== undefined) return topic;
  throw usageTrouble(`There is no list of "${word}".${didYouMean(word, TOPICS)} Lists: ${TOPICS.join(', ')}.`);
}

/** One line for each row: its id, then everything else. */
function table(rows: readonly Row[]): string {
  const width = Math.max(0, ...rows.map(({ id }) => id.length)) + 2;
  return rows
    .map(({ id, ...rest }) => {
      const cells = Object.values(rest).filter((cell) => cell.length > 0);
      return `${id.padEnd(width)}${cells.map((cell) => visible(typeof cell === 'string' ? cell : cell.join(' '))).join(' · ')}\n`;
    })
    .join('');
}
