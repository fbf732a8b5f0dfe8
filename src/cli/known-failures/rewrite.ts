import { Document, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { KnownFailure } from '../../model/index.js';

/** What becomes of a list. */
export interface Change {
  /** Entries that go, by their place in the list. */
  readonly drop: ReadonlySet<number>;
  readonly add: readonly Omit<KnownFailure, 'line'>[];
}

const EMPTY = `# Failures that are known and accounted for, for --known-failures. An entry names a check or a requirement and gives
# a reason; it may have a link, expires (the last day on which it holds), releases and scenarios.
failures:
`;

/** The text of a list with a change made. Every line of what stays is kept as it is, comments included. */
export function rewritten(text: string, { drop, add }: Change): string {
  const counter = new LineCounter();
  const list = parseDocument(text, { lineCounter: counter }).get('failures');
  if (!isSeq<Node>(list) || list.items.length === 0) return `${EMPTY}${linesFor(add, '  ').join('\n')}\n`;
  if (list.flow === true) return rewritten(inLines(text), { drop, add });
  const lines = text.split('\n');
  const blocks = list.items.map((item) => blockOf(item, lines, counter));
  const indent = /^\s*/.exec(lines[blocks[0]?.dash ?? 0] ?? '')?.[0] ?? '';
  const gone = new Set(blocks.flatMap((block, index) => (drop.has(index) ? numbersOf(block, lines) : [])));
  const lastLine = blocks.at(-1)?.to;
  return lines
    .flatMap((line, number) => [
      ...(gone.has(number) ? [] : [line]),
      ...(number === lastLine ? linesFor(add, indent) : []),
    ])
    .join('\n');
}

/** Lines of an entry, counted from 0. */
interface Block {
  /** Where its comment begins, which stands right above it. */
  readonly from: number;
  readonly dash: number;
  /** Its last line. */
  readonly to: number;
}

function blockOf(item: Node, lines: readonly string[], counter: LineCounter): Block {
  const [start = 0, end = start] = item.range ?? [];
  let dash = counter.linePos(start).line - 1;
  while (dash > 0 && !/^\s*-(\s|$)/.test(lines[dash] ?? '')) dash -= 1;
  let from = dash;
  while (from > 0 && /^\s*#/.test(lines[from - 1] ?? '')) from -= 1;
  let to = counter.linePos(Math.max(start, end - 1)).line - 1;
  while (to > dash && (lines[to] ?? '').trim() === '') to -= 1;
  return { from, dash, to };
}

/** With the empty line below, where there is one above too. */
function numbersOf({ from, to }: Block, lines: readonly string[]): number[] {
  const isEmpty = (number: number) => lines[number]?.trim() === '';
  const last = isEmpty(to + 1) && isEmpty(from - 1) ? to + 1 : to;
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}

function linesFor(entries: Change['add'], indent: string): string[] {
  return entries.flatMap((entry) => {
    const document = new Document([entry]);
    for (const name of ['releases', 'scenarios']) {
      const list = document.getIn([0, name]);
      if (isSeq(list)) list.flow = true;
    }
    const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
    return text
      .trimEnd()
      .split('\n')
      .map((line) => `${indent}${line}`);
  });
}

/** A list in brackets, written with a line for each member. */
function inLines(text: string): string {
  const document = parseDocument(text);
  const list = document.get('failures');
  if (isSeq<Node>(list)) {
    list.flow = false;
    for (const item of list.items) if ('flow' in item) item.flow = false;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
