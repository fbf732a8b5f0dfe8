import {
  isObject,
  objectsAt,
  parseJson,
  textAt,
  type Entry,
  type EntryBody,
  type JsonObject,
  type Recorder,
  type SecretKind,
  type Transcript,
  type TranscriptFooter,
  type TranscriptHeader,
} from '../model/index.js';
import { membersAsJson } from './as-json.js';
import type { RunClock } from './clock.js';
import { isEntry } from './entry-shape.js';
import { shape } from './guard.js';
import { FOOTER, HEADER } from './header-shape.js';
import type { LineFile } from './line-file.js';
import type { Redaction } from './redaction.js';

const isHeader = shape(HEADER);
const isFooter = shape(FOOTER);

/** Members that hold the harness's own words and never a text of the target: a secret that equals one must not tear them. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'kind wall exchange purpose about method connection by name key keys form level credential event interaction code expects forbids because'.split(
    ' ',
  ),
);

/** Records one scenario. Every entry is redacted and turned into its line first; the line is what is kept. */
export class ScenarioRecorder implements Recorder {
  private readonly entries: Entry[] = [];
  private readonly header: TranscriptHeader;
  private closing: Promise<Transcript> | undefined;

  constructor(
    header: TranscriptHeader,
    private readonly clock: RunClock,
    private readonly redaction: Redaction,
    private readonly file: LineFile | undefined,
  ) {
    const { baseUrl, title } = header;
    const shown = { ...header, baseUrl: redaction.text(baseUrl), title: redaction.text(title) };
    this.header = this.write(jsonOf(shown), isHeader);
  }

  /** What arrives after the close is stamped, but no longer part of the transcript. */
  record(body: EntryBody, at?: number): Entry {
    this.learn(body);
    const stamp = { seq: this.entries.length + 1, ...this.clock.stamp(at) };
    const line = this.redacted({ ...stamp, ...body });
    if (this.closing !== undefined) return readBack(line, isEntry);
    const entry = this.write(line, isEntry);
    this.entries.push(entry);
    return entry;
  }

  secret(value: string, kind: SecretKind): void {
    this.redaction.secret(value, kind);
  }

  close(footer: Omit<TranscriptFooter, 'kind' | 'entries'>): Promise<Transcript> {
    this.closing ??= this.finish(footer);
    return this.closing;
  }

  private async finish(footer: Omit<TranscriptFooter, 'kind' | 'entries'>): Promise<Transcript> {
    const reason = footer.reason === undefined ? undefined : this.redaction.text(footer.reason);
    const line = jsonOf({ kind: 'footer', entries: this.entries.length, ...footer, reason });
    const written = this.write(line, isFooter);
    await this.file?.close();
    return { header: this.header, entries: this.entries, footer: written };
  }

  /** Binding tokens are secrets from the answer on that brings them; ids of Subscriptions never are. */
  private learn(body: EntryBody): void {
    if (body.kind === 'mark' && body.mark.name === 'subscribed') this.redaction.public(body.mark.id);
    if (body.kind === 'http-response') tokensIn(body.body).forEach((token) => this.secret(token, 'binding-token'));
  }

  private redacted(entry: Entry): JsonObject {
    const members = withoutCookies(this.redaction.members(entry, MARK_APART));
    return entry.kind === 'mark' ? { ...members, mark: this.redaction.members(entry.mark, OWN_WORDS) } : members;
  }

  private write<T>(line: JsonObject, guard: (value: unknown) => value is T): T {
    this.file?.append(JSON.stringify(line));
    return readBack(line, guard);
  }
}

const MARK_APART: ReadonlySet<string> = new Set([...OWN_WORDS, 'mark']);

/** Values of cookies are nobody's business and are never sent back, so that no equality has to be kept. */
function withoutCookies(line: JsonObject): JsonObject {
  const { headers } = line;
  if (!isObject(headers)) return line;
  const cookies = textAt(headers, 'set-cookie');
  return cookies === undefined ? line : { ...line, headers: { ...headers, 'set-cookie': 'redacted-cookie' } };
}

/** Of the answer to the token operation: `Parameters` with a parameter `token`. */
function tokensIn(body: string): string[] {
  if (!body.includes('"token"')) return [];
  const answer = parseJson(body);
  if (textAt(answer, 'resourceType') !== 'Parameters') return [];
  return objectsAt(answer, 'parameter').flatMap((parameter) =>
    parameter['name'] === 'token' ? (textAt(parameter, 'valueString') ?? []) : [],
  );
}

function jsonOf(value: object): JsonObject {
  return membersAsJson(value, () => (text) => text);
}

function readBack<T>(line: JsonObject, guard: (value: unknown) => value is T): T {
  if (guard(line)) return line;
  throw new Error(`The recorder was given an entry that no reader understands: ${JSON.stringify(line).slice(0, 200)}`);
}
