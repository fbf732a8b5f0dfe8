import type { Exchange } from './exchange.js';
import { isObject, objectsAt, textAt, type JsonObject } from './json.js';

/** Issues of the OperationOutcome in an answer; empty where the answer is none. */
export function issuesOf(exchange: Exchange | undefined): JsonObject[] {
  const body = exchange?.body;
  return isObject(body) && textAt(body, 'resourceType') === 'OperationOutcome' ? objectsAt(body, 'issue') : [];
}

/** Whether an answer says in an OperationOutcome what is wrong: at least one issue of severity error or fatal. */
export function explained(exchange: Exchange | undefined): boolean {
  return issuesOf(exchange).some((issue) => ['error', 'fatal'].includes(textAt(issue, 'severity') ?? ''));
}

/** Everything an OperationOutcome says in words, in one text. */
export function wordsOf(exchange: Exchange | undefined): string {
  return issuesOf(exchange)
    .flatMap((issue) => [textAt(issue, 'diagnostics'), textAt(issue, 'details', 'text')])
    .filter((words) => words !== undefined)
    .join(' ');
}

/** Whether the answer says that the server does not do this at all: 405, 501, or an issue of code not-supported. */
export function unsupported(exchange: Exchange | undefined): boolean {
  if (exchange?.status === 405 || exchange?.status === 501) return true;
  return issuesOf(exchange).some((issue) => textAt(issue, 'code') === 'not-supported');
}

/** An answer in a few words, for sentences and findings: `422 ("topic is unknown")`. */
export function answerInWords(exchange: Exchange | undefined): string {
  if (exchange?.status === undefined) return `no answer (${exchange?.failure?.code ?? 'none arrived'})`;
  const words = wordsOf(exchange).slice(0, 160);
  return words === '' ? String(exchange.status) : `${String(exchange.status)} (${JSON.stringify(words)})`;
}

/** The transcript entry that shows an exchange: the answer, else the failure, else the request. */
export function evidenceOf(exchange: Exchange): number {
  return (exchange.response ?? exchange.failure ?? exchange.request).seq;
}
