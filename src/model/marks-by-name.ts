import type { Entry } from './entry.js';
import type { Mark, MarkName, MarkOf } from './mark.js';

/** With the time and the number of the entry that holds it. */
export type Timed<M extends Mark> = M & { readonly at: number; readonly seq: number };

export type MarksByName = { readonly [Name in MarkName]: readonly Timed<MarkOf<Name>>[] };

export function marksByName(entries: readonly Entry[]): MarksByName {
  const marks = entries.flatMap((entry) =>
    entry.kind === 'mark' ? [{ ...entry.mark, at: entry.at, seq: entry.seq }] : [],
  );
  const named = <Name extends MarkName>(name: Name) =>
    marks.filter((mark): mark is Timed<MarkOf<Name>> => mark.name === name);
  return {
    facts: named('facts'),
    subscribed: named('subscribed'),
    token: named('token'),
    endpoint: named('endpoint'),
    bind: named('bind'),
    trigger: named('trigger'),
    waited: named('waited'),
    listened: named('listened'),
    'asked-again': named('asked-again'),
    skip: named('skip'),
    blocked: named('blocked'),
  };
}
