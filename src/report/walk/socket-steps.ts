import { messageJson, type EntryOf, type FhirRelease } from '../../model/index.js';
import { contentsOf } from './contents.js';
import { statusLine } from './http-steps.js';
import type { StepBody } from './step-body.js';

const SWITCHED = 101;

export function connectStep({ url, headers, connection }: EntryOf<'ws-connect'>): StepBody {
  return { form: 'request', ...toSocket, label: `Connect: ${url}`, details: [], headers, connection };
}

export function openStep({ headers, connection }: EntryOf<'ws-open'>): StepBody {
  const label = statusLine(SWITCHED);
  return { form: 'answer', ...fromSocket, label, details: [], headers, connection, connected: true };
}

export function refusedStep({ status, code, message, headers, connection }: EntryOf<'ws-refused'>): StepBody {
  const label = status === undefined ? `refused: ${code}` : `refused: ${statusLine(status)}`;
  return { form: 'answer', ...fromSocket, label, details: [message], headers, connection };
}

/** What the client sends is short: a bind message, or what is made up to be one. */
export function sentStep({ text, connection }: EntryOf<'ws-sent'>): StepBody {
  return { form: 'message', ...toSocket, label: text, details: [], connection, body: text };
}

export function receivedStep(entry: EntryOf<'ws-received'>, fhir: FhirRelease): StepBody {
  const { text, binary, connection } = entry;
  const { name, details } = contentsOf(messageJson(entry), fhir);
  const kind = binary ? ['binary frame'] : [];
  return {
    form: 'message',
    ...fromSocket,
    label: name ?? text,
    details: [...details, ...kind],
    connection,
    body: text,
  };
}

export function pingStep(entry: EntryOf<'ws-ping'> | EntryOf<'ws-pong'>): StepBody {
  const { kind, by, payload, connection } = entry;
  const word = kind === 'ws-ping' ? 'ping' : 'pong';
  return {
    form: 'control',
    ...direction(by),
    label: [word, payload].filter(Boolean).join(': '),
    details: [],
    connection,
  };
}

export function closeStep({ by, code, reason, connection }: EntryOf<'ws-close'>): StepBody {
  const label = ['Close', String(code), reason].filter(Boolean).join(' ');
  return { form: 'control', ...direction(by), label, details: [], connection };
}

export function endStep({ code, message, connection }: EntryOf<'ws-end'>): StepBody {
  const label = ['Disconnected', String(code), message].filter(Boolean).join(' ');
  return { form: 'note', ...toSocket, label, details: [], connection, connected: false };
}

const toSocket = { from: 'client', to: 'socket' } as const;
const fromSocket = { from: 'socket', to: 'client' } as const;

function direction(by: 'client' | 'server'): typeof fromSocket | typeof toSocket {
  return by === 'client' ? toSocket : fromSocket;
}
