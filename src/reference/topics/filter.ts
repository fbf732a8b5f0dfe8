import { object, objects, text, type Json, type JsonObject } from '../json.js';
import type { TopicFilter } from './topic.js';

/** Whether a resource meets a filterBy, read as the topic's filter says. */
export function meetsFilter(filterBy: JsonObject, filter: TopicFilter, resource: JsonObject): boolean {
  if (filter.meets !== undefined) return filter.meets(resource, text(filterBy.value) ?? '');
  const wanted = (text(filterBy.value) ?? '').split(',').map((value) => value.trim());
  const element = resource[filter.element];
  const met = wanted.some((value) =>
    filter.kind === 'reference' ? refersTo(element, value) : holdsToken(element, value),
  );
  return text(filterBy.modifier) === 'not' ? !met : met;
}

/** References are the same when they end in the same type and id; a value without type names a Patient. */
function refersTo(element: Json | undefined, value: string): boolean {
  const wanted = value.includes('/') ? typeAndId(value) : `Patient/${value}`;
  return typeAndId(text(object(element).reference) ?? '') === wanted;
}

export function typeAndId(reference: string): string {
  return reference
    .replace(/\/_history\/.*$/, '')
    .split('/')
    .slice(-2)
    .join('/');
}

/** `code`, `system|code`, `|code` or `system|` against codes, Codings and CodeableConcepts. */
function holdsToken(element: Json | undefined, value: string): boolean {
  const [system, code] = value.includes('|') ? value.split('|') : [undefined, value];
  return codings(element).some(
    (coding) => (code === '' || coding.code === code) && (system === undefined || (coding.system ?? '') === system),
  );
}

interface Token {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

function codings(element: Json | undefined): Token[] {
  if (typeof element === 'string') return [{ code: element }];
  return objects(element).flatMap((item) =>
    item.coding === undefined ? [tokenOf(item)] : objects(item.coding).map(tokenOf),
  );
}

function tokenOf(coding: JsonObject): Token {
  return { system: text(coding.system), code: text(coding.code) };
}

/** Whether a token search value finds a single token, as search on Subscription does. */
export function meetsToken(element: Json | undefined, value: string): boolean {
  return value.split(',').some((one) => holdsToken(element, one));
}
