import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from './json.js';
import type { Notice } from './world.js';

/** What a request is answered by; the name that decisions know it by. */
export type RouteName =
  | 'metadata'
  | 'topic-search'
  | 'topic-read'
  | 'subscription-create'
  | 'subscription-read'
  | 'subscription-update'
  | 'subscription-delete'
  | 'subscription-search'
  | 'token'
  | 'status'
  | 'events'
  | 'resend'
  | 'resource-create'
  | 'resource-read'
  | 'resource-update'
  | 'resource-delete'
  | 'resource-search'
  | 'unknown';

/** Whose token a request shows; `anybody` where none is demanded. */
export type Caller = 'anybody' | 'first' | 'second';

/** A request on its way through the server. */
export interface Call {
  readonly route: RouteName;
  readonly method: string;
  /** Path below the base, `Subscription/1/$status`. */
  readonly path: string;
  readonly type?: string | undefined;
  /** Absent at type level. */
  readonly id?: string | undefined;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Known once it was let in. */
  readonly caller?: Caller | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Written as JSON. */
  readonly body?: Json | undefined;
  /** What the body notifies of, where it is a notification. */
  readonly notice?: Notice | undefined;
  /** Written as it is, in place of `body`. */
  readonly raw?: string | undefined;
}

export const FHIR_JSON = 'application/fhir+json';

export function json(status: number, body: JsonObject, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': FHIR_JSON, ...headers }, body };
}

/** One reason why a request is refused. */
export interface Problem {
  readonly rule: string;
  /** HTTP status. */
  readonly status: number;
  /** Code of the issue-type code system. */
  readonly code: string;
  readonly diagnostics: string;
  readonly expression?: string | undefined;
}

/** A refusal: the status of the first problem, an OperationOutcome that names all of them. */
export function refusal(...problems: readonly Problem[]): Answer {
  const issue = problems.map(({ code, diagnostics, expression }) => ({
    severity: 'error',
    code,
    diagnostics,
    ...(expression === undefined ? {} : { expression: [expression] }),
  }));
  return json(problems[0]?.status ?? 400, { resourceType: 'OperationOutcome', issue });
}

export function notFound(what: string): Answer {
  return refusal({ rule: 'unknown', status: 404, code: 'not-found', diagnostics: `${what} does not exist here.` });
}

export function gone(what: string): Answer {
  return refusal({ rule: 'deleted', status: 410, code: 'deleted', diagnostics: `${what} was deleted.` });
}

export function notSupported(status: 404 | 405, diagnostics: string): Answer {
  return refusal({ rule: 'unsupported', status, code: 'not-supported', diagnostics });
}
