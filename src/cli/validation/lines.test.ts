import { expect, test } from 'vitest';
import { linesIn } from './lines.js';

async function all(parts: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesIn(parts)) lines.push(line);
  return lines;
}

test.each<[string, string[], string[]]>([
  ['nothing', [], ['']],
  ['one line', ['a'], ['a']],
  ['a line that is ended', ['a\n'], ['a', '']],
  ['lines in one part', ['a\nb\nc'], ['a', 'b', 'c']],
  ['a line over many parts', ['a', 'b', 'c\nd'], ['abc', 'd']],
  ['an end at the seam', ['a\n', 'b'], ['a', 'b']],
  ['blank lines', ['\n', '\n'], ['', '', '']],
  ['the separator of lines that JSON allows in texts', ['a\u2028b\n'], ['a\u2028b', '']],
])('%s', async (_name, parts, lines) => {
  expect(await all(parts)).toEqual(lines);
});
