/** The whole answer took longer than the limit. */
export class TooSlow extends Error {
  readonly code = 'TimeoutError';

  constructor(limitMs: number) {
    super(`the answer was not complete after ${String(limitMs / 1000)} s`);
  }
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

/** A code and a sentence for what kept an answer from coming. `signal`: what may have interrupted it. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof TooSlow) return error;
  if (signal.aborted) return { code: 'interrupted', message: 'the story ended before the answer came' };
  return reasonOf(error);
}

function reasonOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  if (error.cause instanceof Error && code === 'Error') return reasonOf(error.cause);
  // Several addresses of one name are tried; the sum of their failures has no words of its own.
  const message = error.message || (error instanceof AggregateError ? reasonOf(error.errors[0]).message : code);
  return { code, message };
}

/** The story ended before it was the turn of the request. */
export const UNSENT = 'unsent';

/** Failures that come before anything was sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  UNSENT,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG',
]);

/** Whether the target may have done what it was asked although no answer says so. */
export function mayHaveArrived(failure: string | undefined): boolean {
  return failure !== undefined && !BEFORE_SENDING.has(failure);
}
