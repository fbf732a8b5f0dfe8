import { isObject, objectsAt, textAt, type Json } from '../model/index.js';

/** A code, Coding, CodeableConcept, Identifier, ContactPoint or boolean against `system|code`, `|code`, `system|` or `code`. */
export function matchesToken(value: Json, wanted: string): boolean {
  const [first = '', second] = wanted.split(/(?<!\\)\|/).map((part) => part.replaceAll('\\|', '|'));
  const code = second ?? first;
  const system = second === undefined ? undefined : first;
  if (typeof value === 'string' || typeof value === 'boolean') return code === String(value);
  if (!isObject(value)) return false;
  if (Array.isArray(value['coding']))
    return objectsAt(value, 'coding').some((coding) => isCoding(coding, system, code));
  return isCoding(value, system, code);
}

function isCoding(coding: Json, system: string | undefined, code: string): boolean {
  const held = textAt(coding, 'code') ?? textAt(coding, 'value');
  if (held === undefined) return false;
  if (code !== '' && held !== code) return false;
  if (system === undefined) return true;
  return system === '' ? textAt(coding, 'system') === undefined : textAt(coding, 'system') === system;
}

/** A text, or any part of a HumanName or Address; the beginning counts, case and accents do not, unless told otherwise. */
export function matchesString(value: Json, wanted: string, modifier?: string): boolean {
  if (Array.isArray(value)) return value.some((part) => matchesString(part, wanted, modifier));
  if (isObject(value))
    return Object.values(value).some((part) => part !== undefined && matchesString(part, wanted, modifier));
  if (typeof value !== 'string') return false;
  if (modifier === 'exact') return value === wanted;
  return modifier === 'contains' ? folded(value).includes(folded(wanted)) : folded(value).startsWith(folded(wanted));
}

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

export function matchesUri(value: Json, wanted: string): boolean {
  return value === wanted;
}
