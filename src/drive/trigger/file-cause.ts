import { isObject, numberAt, shown, textAt, type Json, type JsonObject } from '../../model/index.js';
import { METHODS, type Deed, type OwnRequest } from './deed.js';
import { requireKnown, textIn, wrong } from './file-words.js';
import { mentions } from './fill-placeholders.js';

/** How one change of the file comes about. */
export type Cause = { readonly kind: 'resource'; readonly resource: JsonObject } | Deed;

/** How long somebody has to do what the file asks for, unless it says otherwise. */
const USUAL_LIMIT_S = 60;

/** Whether a value reads as a cause and not as the file around it. */
export function isCause(value: Json): boolean {
  return Array.isArray(value) || ['resourceType', 'method', 'manual'].some((key) => isObject(value) && key in value);
}

/** A resource, a request, a list of requests, or what somebody is to do by hand. */
export function causeIn(value: Json | undefined, key: string): Cause {
  if (Array.isArray(value) && value.length > 0) {
    return requestsOf(
      value.map((one, index) => requestIn(one, `${key}[${String(index)}]`)),
      key,
    );
  }
  if (isObject(value) && value['method'] !== undefined) return requestsOf([requestIn(value, key)], key);
  if (isObject(value) && value['manual'] !== undefined) return byHand(value, key);
  return { kind: 'resource', resource: resourceIn(value, key) };
}

export function resourceIn(value: Json | undefined, key: string): JsonObject {
  if (isObject(value) && /^[A-Z][A-Za-z]+$/.test(textAt(value, 'resourceType') ?? '')) return value;
  throw wrong(`"${key}": ${shown(value)}`, 'it must be a FHIR resource with a resourceType, a request, or "manual"');
}

function requestsOf(requests: readonly OwnRequest[], key: string): Deed {
  const [first] = requests;
  if (mentions(first?.path, 'created') || mentions(first?.body, 'created')) {
    throw wrong(`{{created}} in the first request of "${key}"`, 'it names what an earlier request of the list made');
  }
  return { kind: 'requests', requests };
}

function requestIn(value: Json, key: string): OwnRequest {
  if (!isObject(value))
    throw wrong(`"${key}": ${shown(value)}`, 'it must be a request such as { "method": "POST", "path": "Encounter" }');
  requireKnown(value, ['method', 'path', 'body', 'headers'], ` in "${key}"`);
  const method = METHODS.find((known) => known === value['method']);
  if (method === undefined)
    throw wrong(`"${key}.method": ${shown(value['method'])}`, `it must be one of ${METHODS.join(', ')}`);
  return { method, path: pathIn(value, key), body: value['body'], headers: headersIn(value['headers'], key) };
}

/** Requests go to the target alone: an absolute URL would take the credentials elsewhere. */
function pathIn(value: JsonObject, key: string): string {
  const path = value['path'];
  if (typeof path === 'string' && !/^\s*[a-z][a-z0-9+.-]*:|\/\/|(^|\/)\.\.(\/|$)|\s/i.test(path))
    return path.replace(/^\//, '');
  throw wrong(`"${key}.path": ${shown(path)}`, 'it must be a path below the base URL, such as Encounter/1');
}

function headersIn(value: Json | undefined, key: string): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  const entries = isObject(value) ? Object.entries(value) : [['', null] as const];
  return Object.fromEntries(
    entries.map(([name, text]) => {
      if (typeof text === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/[\r\n\0]/.test(text)) return [name, text];
      throw wrong(`"${key}.headers": ${shown(value)}`, 'it must hold names of headers with their texts');
    }),
  );
}

function byHand(value: JsonObject, key: string): Deed {
  requireKnown(value, ['manual', 'timeLimit'], ` in "${key}"`);
  const seconds = value['timeLimit'] === undefined ? USUAL_LIMIT_S : (numberAt(value, 'timeLimit') ?? NaN);
  if (!(seconds > 0))
    throw wrong(`"${key}.timeLimit": ${shown(value['timeLimit'])}`, 'it must be a number of seconds above 0');
  return { kind: 'by-hand', prompt: textIn(value, 'manual') ?? '', limitMs: seconds * 1000 };
}
