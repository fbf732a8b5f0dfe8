import { parseJson } from '../../../model/index.js';

/** One line of a document as it is shown. */
export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly Token[];
  /** JSON pointer of the element that the line begins, ends or is: `/entry/0/resource`. */
  readonly pointer: string;
}

export interface Token {
  readonly kind: 'key' | 'number' | 'sign' | 'text' | 'word';
  /** As it was sent, quotes and escapes included. */
  readonly text: string;
}

/** Deeper documents are shown as they are. */
const DEEPEST = 100;

/**
 * A JSON text laid out line by line. Its tokens stay as they were sent: a number of twenty digits, an escape or a member that
 * occurs twice is evidence. Undefined where the text is not JSON.
 */
export function jsonLines(text: string): readonly JsonLine[] | undefined {
  return parseJson(text) === undefined ? undefined : new Layout(text).lines();
}

interface Container {
  readonly pointer: string;
  readonly isList: boolean;
  /** Of the next item. */
  index: number;
}

const TOKEN = /\s*([{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+)/gy;

class Layout {
  private readonly done: JsonLine[] = [];
  private readonly open: Container[] = [];
  private line: Token[] = [];
  private key: string | undefined;
  /** Pointer of the container that the line has just closed. */
  private closed: string | undefined;

  constructor(private readonly text: string) {}

  lines(): readonly JsonLine[] | undefined {
    const tokens = [...this.text.matchAll(TOKEN)].flatMap(([, token]) => token ?? []);
    for (const [index, token] of tokens.entries()) {
      if (this.open.length > DEEPEST) return undefined;
      this.take(token, tokens[index + 1]);
    }
    this.end(this.pointer());
    return this.done;
  }

  private take(token: string, next: string | undefined): void {
    if (token === '{' || token === '[') return this.begin(token, next);
    if (token === '}' || token === ']') return this.close(token);
    if (token === ',') return this.nextItem();
    if (token === ':') return this.add({ kind: 'sign', text: ': ' });
    if (next === ':') {
      this.key = token;
      return this.add({ kind: 'key', text: token });
    }
    this.add({ kind: kindOf(token), text: token });
  }

  private begin(token: string, next: string | undefined): void {
    const pointer = this.pointer();
    this.add({ kind: 'sign', text: token });
    this.open.push({ pointer, isList: token === '[', index: 0 });
    this.key = undefined;
    if (next !== '}' && next !== ']') this.end(pointer, this.open.length - 1);
  }

  private close(token: string): void {
    const isEmpty = /^[{[]$/.test(this.line.at(-1)?.text ?? '');
    if (!isEmpty) this.end(this.pointer());
    const container = this.open.pop();
    this.key = undefined;
    this.closed = container?.pointer;
    this.add({ kind: 'sign', text: token });
  }

  private nextItem(): void {
    this.add({ kind: 'sign', text: ',' });
    this.end(this.pointer());
    const container = this.open.at(-1);
    if (container !== undefined) container.index += 1;
    this.key = undefined;
  }

  private add(token: Token): void {
    this.line.push(token);
  }

  private end(pointer: string, depth = this.open.length): void {
    if (this.line.length > 0) this.done.push({ depth, tokens: this.line, pointer: this.closed ?? pointer });
    this.line = [];
    this.closed = undefined;
  }

  /** Of the item that is being read. */
  private pointer(): string {
    const container = this.open.at(-1);
    if (container === undefined) return '';
    return `${container.pointer}/${container.isList ? String(container.index) : pointerWord(this.key)}`;
  }
}

function kindOf(token: string): Token['kind'] {
  if (token.startsWith('"')) return 'text';
  return /^[-\d]/.test(token) ? 'number' : 'word';
}

function pointerWord(key: string | undefined): string {
  const name = parseJson(key ?? '""');
  return (typeof name === 'string' ? name : '').replaceAll('~', '~0').replaceAll('/', '~1');
}
