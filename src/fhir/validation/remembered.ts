import type { Issue, Json } from '../../model/index.js';

/** Texts that are remembered at most, and how long each may be: enough for the answers of a run, nothing for a flood. */
const MOST_TEXTS = 2_000;
const LONGEST_TEXT = 50_000;

type Judging = (resource: Json | undefined) => readonly Issue[];

/** Judges the same content once: a target answers and notifies in the same words again and again. */
export function remembered(judge: Judging): Judging {
  const known = new Map<string, readonly Issue[]>();
  return (resource) => {
    const text = textOf(resource);
    if (text === undefined || text.length > LONGEST_TEXT) return judge(resource);
    const before = known.get(text);
    if (before !== undefined) return before;
    const issues = judge(resource);
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, issues);
    return issues;
  };
}

/** Undefined where it has no text: nested too deeply to be written. */
function textOf(resource: Json | undefined): string | undefined {
  try {
    return JSON.stringify(resource);
  } catch {
    return undefined;
  }
}
