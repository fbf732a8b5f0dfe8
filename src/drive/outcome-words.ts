import { objectsAt, textAt, type Answer } from '../model/index.js';

/** How the target answered, in a few words: the status and what its OperationOutcome says. */
export function say({ status, json }: Pick<Answer, 'status' | 'json'>): string {
  if (status === undefined) return 'no answer came';
  const words = objectsAt(json, 'issue').flatMap(
    (issue) => textAt(issue, 'diagnostics') ?? textAt(issue, 'details', 'text') ?? textAt(issue, 'code') ?? [],
  );
  return [`the target answered ${String(status)}`, ...words].join(': ').slice(0, 300);
}
