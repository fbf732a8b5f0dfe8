import type { Issue } from '../../../model/index.js';
import { broken } from './broken.js';
import { pathOf, type JudgedEntry } from './judged-entry.js';

const WITH_REQUESTS: ReadonlySet<string> = new Set(['batch', 'transaction', 'history']);
const WITH_RESPONSES: ReadonlySet<string> = new Set(['batch-response', 'transaction-response', 'history']);

/** R4 and R4B: the type of the Bundle decides whether entries have a request (bdl-3) and a response (bdl-4), or have none. */
export function interactionIssuesOfR4(judged: JudgedEntry, found: Issue[]): void {
  const { type } = judged.view;
  if (type === undefined) return;
  const demands = [
    { rule: 'bdl-3', part: 'request', is: judged.request, due: WITH_REQUESTS.has(type) },
    { rule: 'bdl-4', part: 'response', is: judged.response, due: WITH_RESPONSES.has(type) },
  ] as const;
  for (const { rule, part, is, due } of demands) {
    if (is === due) continue;
    const says = `an entry of a Bundle of type ${type} has ${due ? 'a' : 'no'} ${part}`;
    const path = due ? pathOf(judged) : `${pathOf(judged)}.${part}`;
    found.push(broken({ rule, path, says, expected: `${due ? 'a' : 'no'} ${part}`, actual: judged.entry[part] }));
  }
}
