import { objectsAt, textAt, type Answer } from '../model/index.js';
import { isId } from './is-id.js';

export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** How the target answered, in a few words: the status and what its OperationOutcome says. */
export function say(answer: Pick<Answer, 'status' | 'json'>): string {
  if (answer.status === undefined) return 'no answer came';
  const words = wordsOf(answer);
  return words === ''
    ? `the target answered ${String(answer.status)}`
    : `the target answered ${String(answer.status)}: ${words}`;
}

/** What its OperationOutcome says; empty where it says nothing. */
export function wordsOf({ json }: Pick<Answer, 'json'>): string {
  const words = objectsAt(json, 'issue').flatMap(
    (issue) => textAt(issue, 'diagnostics') ?? textAt(issue, 'details', 'text') ?? textAt(issue, 'code') ?? [],
  );
  return words.join(': ').slice(0, 300);
}

/** Id of a created resource: from Location, relative or absolute, with or without version, else from the body. */
export function createdId({ headers, json }: Pick<Answer, 'headers' | 'json'>, type: string): string | undefined {
  const segments = (headers['location'] ?? '').split(/[?#]/)[0]?.split('/') ?? [];
  const named = segments[segments.lastIndexOf(type) + 1];
  if (segments.includes(type) && isId(named)) return named;
  const id = textAt(json, 'resourceType') === type ? textAt(json, 'id') : undefined;
  return isId(id) ? id : undefined;
}
