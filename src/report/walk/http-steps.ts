import { STATUS_CODES } from 'node:http';
import { ASKED_AS, messageJson, parseJson, type EntryOf, type FhirRelease } from '../../model/index.js';
import { contentsOf } from './contents.js';
import type { StepBody } from './step-body.js';

export function requestStep(entry: EntryOf<'http-request'>, baseUrl: string, fhir: FhirRelease): StepBody {
  const { name, details } = contentsOf(parseJson(entry.body ?? ''), fhir);
  return {
    form: 'request',
    from: 'client',
    to: 'server',
    label: `${entry.method} ${shortUrl(entry.url, baseUrl)}`,
    details: name === 'Subscription' ? details : [],
    purpose: [entry.purpose, entry.about, ASKED_AS[entry.as ?? 'self']].filter(Boolean).join(' '),
    headers: entry.headers,
    body: entry.body,
  };
}

export function responseStep(entry: EntryOf<'http-response'>, fhir: FhirRelease): StepBody {
  const { name, details } = contentsOf(parseJson(entry.body), fhir);
  const cut = entry.cutAtBytes === undefined ? [] : [`longer than what is read of a body`];
  return {
    form: 'answer',
    from: 'server',
    to: 'client',
    label: statusLine(entry.status),
    details: [...(name === undefined ? [] : [name]), ...details, ...cut],
    headers: entry.headers,
    body: entry.body,
  };
}

export function failureStep({ code, message }: EntryOf<'http-failure'>): StepBody {
  return { form: 'answer', from: 'server', to: 'client', label: `no answer: ${code}`, details: [message] };
}

/** `key`: of the Subscription that the endpoint was opened for. */
export function deliveryStep(entry: EntryOf<'hook-received'>, key: string, fhir: FhirRelease): StepBody {
  const { name, details } = contentsOf(messageJson(entry), fhir);
  return {
    form: 'request',
    from: 'server',
    to: 'endpoint',
    label: `${entry.method} ${name ?? 'message'}`,
    details,
    connection: key,
    headers: entry.headers,
    body: entry.text,
  };
}

export function deliveryAnswerStep(entry: EntryOf<'hook-answered'>, key: string): StepBody {
  const silence = entry.how === 'cut' ? 'connection cut off' : 'left without an answer';
  const label = entry.status === undefined ? silence : statusLine(entry.status);
  return { form: 'answer', from: 'endpoint', to: 'server', label, details: [], connection: key };
}

/** `201 Created` */
export function statusLine(status: number): string {
  return [String(status), STATUS_CODES[status]].filter(Boolean).join(' ');
}

/** Relative to the base of the server, where it is there. */
function shortUrl(url: string, baseUrl: string): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length + 1) : url;
}
