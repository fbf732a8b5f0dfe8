import { didYouMean } from '../../model/near.js';
import { usageTrouble } from '../../model/index.js';
import { visible } from '../../report/index.js';
import { inventory, TOPICS, type Row, type Topic } from '../inventory.js';
import { loadLibrary } from '../load-suites.js';
import { flagOption, textsOption, type RawOptions } from '../raw-options.js';
import { byReason, ruleRows, type RuleRow } from '../rule-rows.js';

/** Lists what there is. The exit code. */
export async function list(topic: string | undefined, raw: RawOptions): Promise<number> {
  const { rows, text } = await listing(topic, flagOption(raw, 'untested'), textsOption(raw, 'suite'));
  process.stdout.write(flagOption(raw, 'json') ? `${JSON.stringify(rows, undefined, 2)}\n` : text);
  return 0;
}

async function listing(word: string | undefined, untested: boolean, userFiles: readonly string[]) {
  const topic = topicOf(word ?? (untested ? 'requirements' : 'suites'));
  if (untested && topic !== 'requirements') {
    throw usageTrouble('--untested lists requirements that no check verifies. Use list requirements --untested.');
  }
  if (topic !== 'requirements') {
    const rows = await inventory(topic, userFiles);
    return { rows, text: topic === 'profiles' ? profiles(rows) : table(rows) };
  }
  const rules = ruleRows(await loadLibrary(userFiles));
  if (!untested) return { rows: rules, text: table(rules.map(ruleLine)) };
  const rows = rules.filter((rule) => rule.untested !== '');
  return { rows, text: groups(rows) };
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

/** A paragraph for each profile, a line for each of its checks. */
function profiles(rows: readonly Row[]): string {
  return rows
    .map(({ id, title = '', ...lists }) => {
      const parts = Object.entries(lists).map(([name, items]) =>
        [`  ${LISTS[name] ?? name}`, ...[items].flat().map((item) => `    ${visible(item)}`)].join('\n'),
      );
      return `${[`${id}  ${visible(String(title))}`, ...parts].join('\n')}\n`;
    })
    .join('\n');
}

const LISTS: Readonly<Record<string, string>> = {
  required: 'scored, and must not be skipped:',
  scored: 'scored:',
  mayStayOpen: 'scored, and may stay undecided:',
  notScored: 'not scored:',
  attestations: 'attested:',
};

/** A rule as a person reads it: what is usual goes without saying. */
function ruleLine({ testable, undecided, untested, sources, ...rest }: RuleRow): Row {
  const open = testable === 'yes' || untested !== '' ? '' : `not always decidable: ${undecided}`;
  return { ...rest, open, untested: untested === '' ? '' : `untested: ${untested}`, sources };
}

/** Each reason once, with the rules it holds for. */
function groups(rows: readonly RuleRow[]): string {
  return byReason(rows)
    .map(([reason, rules]) => {
      const lines = table(
        rules.map(({ id, stage, releases, obligation, statement }) => ({ id, stage, releases, obligation, statement })),
      );
      return `${reason} (${String(rules.length)})\n${lines.replaceAll(/^(?=.)/gm, '  ')}`;
    })
    .join('\n');
}
