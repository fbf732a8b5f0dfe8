import { isObject, type Issue, type Json } from '../../../model/index.js';
import { broken, exists, isThere } from './broken.js';
import { pathOf, type JudgedEntry } from './judged-entry.js';

/** Interactions that send a resource. */
const SENDING: ReadonlySet<unknown> = new Set(['POST', 'PATCH', 'PUT']);

/** R5: what entries hold by the type of the Bundle (bdl-3a to bdl-3d), PATCH in a history (bdl-14), fullUrl (bdl-15). */
export function interactionIssues(judged: JudgedEntry, found: Issue[]): void {
  switch (judged.view.type) {
    case undefined:
      return;
    case 'document':
    case 'message':
    case 'searchset':
    case 'collection':
      judgeCollected(judged, found);
      break;
    case 'history':
      judgeHistory(judged, found);
      break;
    case 'transaction':
    case 'batch':
      judgeRequested(judged, found);
      return;
    case 'transaction-response':
    case 'batch-response':
      if (!judged.response) found.push(lacking('bdl-3d', judged, 'response'));
      return;
  }
  judgeFullUrl(judged, found);
}

/** bdl-3a */
function judgeCollected(judged: JudgedEntry, found: Issue[]): void {
  if (!judged.resource) found.push(lacking('bdl-3a', judged, 'resource'));
  else if (judged.request) found.push(superfluous('bdl-3a', judged, 'request'));
  else if (judged.response) found.push(superfluous('bdl-3a', judged, 'response'));
}

/** bdl-3b and bdl-14 */
function judgeHistory(judged: JudgedEntry, found: Issue[]): void {
  if (!judged.request) found.push(lacking('bdl-3b', judged, 'request'));
  else if (!judged.response) found.push(lacking('bdl-3b', judged, 'response'));
  else judgeSending('bdl-3b', judged, found);
  if (methodOf(judged) !== 'PATCH') return;
  const [path, says] = [
    `${pathOf(judged)}.request.method`,
    'a history tells of no PATCH, but of the PUT that it amounts to',
  ];
  found.push(broken({ rule: 'bdl-14', path, says, expected: 'another method', actual: 'PATCH' }));
}

/** bdl-3c */
function judgeRequested(judged: JudgedEntry, found: Issue[]): void {
  if (!judged.request) found.push(lacking('bdl-3c', judged, 'request'));
  else judgeSending('bdl-3c', judged, found);
}

/** A resource is there where, and only where, the method sends one. */
function judgeSending(rule: string, judged: JudgedEntry, found: Issue[]): void {
  const { request } = judged.entry;
  const method = methodOf(judged);
  if (!isObject(request) || !exists(request, 'method')) {
    const [path, says] = [`${pathOf(judged)}.request.method`, 'the request has no method'];
    found.push(broken({ rule, path, says, expected: 'present', actual: undefined }));
  } else if (SENDING.has(method) !== judged.resource) {
    found.push(judged.resource ? superfluous(rule, judged, 'resource') : lacking(rule, judged, 'resource'));
  }
}

/** bdl-15 */
function judgeFullUrl(judged: JudgedEntry, found: Issue[]): void {
  if (isThere(judged.entry['fullUrl']) || isThere(judged.entry['_fullUrl']) || methodOf(judged) === 'POST') return;
  found.push(lacking('bdl-15', judged, 'fullUrl'));
}

function methodOf({ entry }: JudgedEntry): Json | undefined {
  return isObject(entry['request']) ? entry['request']['method'] : undefined;
}

type Part = 'resource' | 'request' | 'response' | 'fullUrl';

function lacking(rule: string, judged: JudgedEntry, part: Part): Issue {
  const says = `${aboutEntry(judged)} has a ${part}, and this one has none`;
  return broken({ rule, path: pathOf(judged), says, expected: `a ${part}`, actual: undefined });
}

function superfluous(rule: string, judged: JudgedEntry, part: Part): Issue {
  const says = `${aboutEntry(judged)} has no ${part}`;
  const path = `${pathOf(judged)}.${part}`;
  return broken({ rule, path, says, expected: `no ${part}`, actual: judged.entry[part] });
}

function aboutEntry(judged: JudgedEntry): string {
  const method = methodOf(judged);
  const interaction = typeof method === 'string' ? ` with the method ${method}` : '';
  return `an entry of a Bundle of type ${judged.view.type ?? ''}${interaction}`;
}
