import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A block of code in a page: fenced, or indented. */
export interface Block {
  readonly lines: readonly string[];
  /** Of the first line of code, from 1. */
  readonly line: number;
  /** `yaml`; empty where none is told. */
  readonly language: string;
  /** File that its first line names in a comment. */
  readonly file?: string | undefined;
}

export interface Command {
  readonly words: string;
  readonly line: number;
}

/** What a page has that can be tried, in its order. */
export type Trial =
  { readonly kind: 'file'; readonly name: string; readonly text: string } | ({ readonly kind: 'command' } & Command);

const COMMAND = /^(npx|fhir-handshake|npm|node|docker) [a-z-]/;

export function textOfPage(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** Every block of code in Markdown. */
export function blocksIn(text: string): Block[] {
  const blocks: Block[] = [];
  let open:
    { readonly fence: boolean; readonly language: string; readonly line: number; readonly lines: string[] } | undefined;
  const close = () => {
    if (open !== undefined) blocks.push({ ...open, lines: undented(open.lines), file: fileNamed(open.lines[0] ?? '') });
    open = undefined;
  };
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^ *```(\w*)/.exec(line);
    if (open?.fence === true) {
      if (fence === null) open.lines.push(line);
      else close();
    } else if (fence !== null) {
      close();
      open = { fence: true, language: fence[1] ?? '', line: index + 2, lines: [] };
    } else if (/^ {4}/.test(line)) {
      open ??= { fence: false, language: '', line: index + 1, lines: [] };
      open.lines.push(line);
    } else close();
  }
  close();
  return blocks;
}

/** Files and commands of a page, in its order. */
export function trialsIn(text: string): Trial[] {
  return blocksIn(text).flatMap(({ lines, line, file }): Trial[] => {
    if (file !== undefined) return [{ kind: 'file', name: file, text: `${lines.join('\n')}\n` }];
    const commands = lines.map((words, index) => ({
      kind: 'command' as const,
      words: words.trim(),
      line: line + index,
    }));
    return commands.filter(({ words }) => COMMAND.test(words));
  });
}

/** Spans of code within the sentences of a page. */
export function spansIn(text: string): string[] {
  const prose = text.replace(/^ *```[^]*?^ *```/gm, '').replace(/^ {4}.*$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** `# product.yaml` or `// walk.js` in a first line. */
function fileNamed(first: string): string | undefined {
  return /^ *(?:#|\/\/) ([\w.-]+\.(?:ya?ml|js|json))$/.exec(first)?.[1];
}

function undented(lines: readonly string[]): string[] {
  const depths = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth));
}
