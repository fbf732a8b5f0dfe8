import { isMap, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { KnownFailure } from '../../model/index.js';
import { didYouMean } from '../../model/near.js';
import { membersOf, shown } from './members.js';
import { wrongFile, type LineOf, type Problem } from './problem.js';
import { readEntry } from './read-entry.js';

/** The entries in a file's text. Throws a Trouble that names every line with something wrong, the rule and the remedy. */
export function readKnownFailures(text: string, file: string): readonly KnownFailure[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const [unreadable] = document.errors;
  if (unreadable !== undefined) {
    throw wrongFile(file, [{ line: lineAt(unreadable.pos[0]), words: `${unreadable.message}. Mend the YAML.` }]);
  }
  const problems: Problem[] = [];
  const lineOf: LineOf = (node) => lineAt(node?.range?.[0] ?? 0);
  const entries = entryNodes(document, lineOf, problems).flatMap((node) => {
    if (isMap(node)) return readEntry(node, lineOf, problems) ?? [];
    problems.push({ line: lineOf(node), words: `${shown(node)} is no entry. ${ENTRY}` });
    return [];
  });
  if (problems.length > 0) throw wrongFile(file, problems);
  return entries;
}

/** The items of "failures"; none in an empty file. */
function entryNodes({ contents }: Document.Parsed, lineOf: LineOf, problems: Problem[]): readonly Node[] {
  const complain = (node: Node | null | undefined, words: string): [] => {
    problems.push({ line: lineOf(node), words: `${words} ${FORM}` });
    return [];
  };
  if (isNothing(contents)) return [];
  if (!isMap(contents)) return complain(contents, `${shown(contents)} is no list of known failures.`);
  const members = membersOf(contents);
  const stranger = members.find(({ name }) => name !== 'failures');
  if (stranger !== undefined) {
    return complain(stranger.key, `"${stranger.name}" is unknown.${didYouMean(stranger.name, ['failures'])}`);
  }
  const [failures] = members;
  if (failures === undefined) return complain(contents, '"failures" is absent.');
  if (isSeq<Node>(failures.value)) return failures.value.items;
  return isNothing(failures.value) ? [] : complain(failures.key, `"failures" is ${shown(failures.value)}, no list.`);
}

function isNothing(node: Node | null | undefined): boolean {
  return !isMap(node) && !isSeq(node) && shown(node) === 'null';
}

const FORM = 'The file holds "failures:" with a list of entries below, each "- check: <id>" with a "reason:".';
const ENTRY = 'An entry begins "- check: <id>" or "- requirement: <id>" and gives a "reason:".';
