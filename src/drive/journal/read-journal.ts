import { isObject, numberAt, parseJson, textAt, type JsonObject } from '../../model/index.js';
import type { Unnamed } from './journal.js';

/** What a journal says of one run. */
export interface JournaledRun {
  readonly run: string;
  readonly baseUrl: string;
  /** Wall time, ISO 8601. */
  readonly startedAt: string;
  /** `Encounter/e1`: created and not removed again, in the order of creation. */
  readonly named: readonly string[];
  /** Announced, and nothing says what came of it. */
  readonly unnamed: readonly Unnamed[];
  /** Every type that the run was about to create. */
  readonly types: readonly string[];
}

interface Notes {
  readonly header: JsonObject;
  readonly named: Set<string>;
  readonly unnamed: Map<number, Unnamed>;
  readonly types: Set<string>;
}

/** The runs of a journal. Its last line may be half a line: the run was killed while it wrote. */
export function readJournal(text: string): JournaledRun[] {
  const runs = new Map<string, Notes>();
  for (const line of text.split('\n')) {
    const note = parseJson(line);
    const run = textAt(note, 'run');
    if (!isObject(note) || run === undefined) continue;
    const notes = runs.get(run);
    if (notes !== undefined) take(note, notes);
    else if (textAt(note, 'baseUrl') !== undefined) {
      runs.set(run, { header: note, named: new Set(), unnamed: new Map(), types: new Set() });
    }
  }
  return [...runs].map(([run, { header, named, unnamed, types }]) => ({
    run,
    baseUrl: textAt(header, 'baseUrl') ?? '',
    startedAt: textAt(header, 'startedAt') ?? '',
    named: [...named],
    unnamed: [...unnamed.values()],
    types: [...types],
  }));
}

function take(note: JsonObject, { named, unnamed, types }: Notes): void {
  const ticket = numberAt(note, 'ticket');
  const type = textAt(note, 'planned');
  const created = textAt(note, 'created');
  const swept = textAt(note, 'swept');
  if (ticket !== undefined && type !== undefined) {
    unnamed.set(ticket, { ticket, type, path: textAt(note, 'path') });
    types.add(type);
  }
  if (ticket !== undefined && (created !== undefined || note['refused'] === true)) unnamed.delete(ticket);
  if (created !== undefined) named.add(created);
  named.delete(textAt(note, 'removed') ?? '');
  for (const [each, one] of unnamed) if (one.type === swept && one.path === undefined) unnamed.delete(each);
}
