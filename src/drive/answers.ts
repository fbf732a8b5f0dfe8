import { objectsAt, textAt, type Answer } from '../model/index.js';
import { isId } from './is-id.js';

export function isSuccess({ status }: Pick<Answer, 'status'>): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** How the target answered, in a few words: the status and what its OperationOutcome says. */
export function say({ status, json }: Pick<Answer, 'status' | 'json'>): string {
  if (status === undefined) return 'no answer came';
  const words = objectsAt(json, 'issue').flatMap(
    (issue) => textAt(issue, 'diagnostics') ?? textAt(issue, 'details', 'text') ?? textAt(issue, 'code') ?? [],
  );
  return [`the target answered ${String(status)}`, ...words].join(': ').slice(0, 300);
}

/** Id of a created resource: from Location, relative or absolute, with or without version, else from the body. */
export function createdId({ headers, json }: Pick<Answer, 'headers' | 'json'>, type: string): string | undefined {
  const segments = (headers['location'] ?? '').split(/[?#]/)[0]?.split('/') ?? [];
  const named = segments[segments.lastIndexOf(type) + 1];
  if (segments.includes(type) && isId(named)) return named;
  const id = textAt(json, 'resourceType') === type ? textAt(json, 'id') : undefined;
  return isId(id) ? id : undefined;
}
