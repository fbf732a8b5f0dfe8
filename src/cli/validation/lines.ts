/** The lines of a text that comes in parts, without what ends them. A line is held at most, and never looked at twice. */
export async function* linesIn(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const part of parts) {
    const lines = part.split('\n');
    const unfinished = lines.pop() ?? '';
    for (const line of lines) {
      yield [...begun, line].join('');
      begun = [];
    }
    begun.push(unfinished);
  }
  yield begun.join('');
}
