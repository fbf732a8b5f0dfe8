import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { parseJson, usageTrouble, type Json } from '../model/index.js';
import type { SchemaGuard, SchemaProblem } from './schema-guard.js';

/** What a text in YAML, and so in JSON, holds; and where in it. */
export interface YamlText {
  readonly value: Json;
  /** Trouble that names every line with something wrong, in the order of the lines. */
  readonly troubleOf: (problems: readonly SchemaProblem[]) => Error;
}

/** What a text in YAML holds. Throws a Trouble that names every line with something wrong, the rule and the remedy. */
export function readYaml<T>(text: string, file: string, guard: SchemaGuard<T>): T {
  const { value, troubleOf } = parseYaml(text, file);
  if (guard.holds(value)) return value;
  throw troubleOf(guard.problems(value));
}

/** Throws a Trouble where the text is no YAML. */
export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => `${file}, line ${String(Math.max(1, lines.linePos(offset).line))}`;
  const [unreadable] = document.errors;
  if (unreadable !== undefined) {
    throw usageTrouble(`${place(unreadable.pos[0])}: ${unreadable.message}. Mend the YAML.`);
  }
  return {
    value: jsonOf(document, file),
    troubleOf: (problems) => {
      const placed = problems.map(({ path, words }) => ({ offset: offsetOf(document, path), words }));
      const sorted = placed.sort((one, other) => one.offset - other.offset);
      return usageTrouble(sorted.map(({ offset, words }) => `${place(offset)}: ${words}`).join('\n'));
    },
  };
}

function jsonOf(document: Document.Parsed, file: string): Json {
  try {
    return parseJson(JSON.stringify(document.toJS())) ?? null;
  } catch (thrown) {
    throw usageTrouble(
      `${file} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}. Write it without aliases.`,
    );
  }
}

/** Where a place begins, or what is nearest around it. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return document.contents?.range[0] ?? 0;
}
