import type { Issue } from '../../../model/index.js';
import { broken } from './broken.js';
import { pathOf, type JudgedEntry } from './judged-entry.js';

const WITH_REQUESTS: ReadonlySet<string> = new Set(['batch', 'transaction', 'history']);
const WITH_RESPONSES: ReadonlySet<string> = new Set(['batch-response', 'transaction-response', 'history']);

/** R4 and R4B: the type of the Bundle decides whether entries have a request (bdl-3) and a response (bdl-4), or have none. */
export function interactionIssuesOfR4(judged: JudgedEntry, found: Issue[]): void {
  const { type } = judged.view;
  if (type === undefined) return;
  judgePart('bdl-3', judged, 'request', WITH_REQUESTS.has(type), found);
  judgePart('bdl-4', judged, 'response', WITH_RESPONSES.has(type), found);
}

function judgePart(
  rule: string,
  judged: JudgedEntry,
  part: 'request' | 'response',
  due: boolean,
  found: Issue[],
): void {
  if (judged[part] === due) return;
  const says = `an entry of a Bundle of type ${judged.view.type ?? ''} has ${due ? 'a' : 'no'} ${part}`;
  const path = due ? pathOf(judged) : `${pathOf(judged)}.${part}`;
  found.push(broken({ rule, path, says, expected: `${due ? 'a' : 'no'} ${part}`, actual: judged.entry[part] }));
}
