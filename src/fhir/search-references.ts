import { textAt, type Json } from '../model/index.js';

/** A Reference (or canonical) against `Patient/p1`, `p1` or an absolute URL; a modifier names the type (`subject:Patient=p1`). */
export function matchesReference(value: Json, wanted: string, modifier?: string): boolean {
  const held = referenceOf(value);
  if (held === undefined || (modifier !== undefined && !refersTo(value, modifier))) return false;

  const asked = modifier === undefined || wanted.includes('/') ? wanted : `${modifier}/${wanted}`;
  return held === asked || held.split('|')[0] === asked || held.endsWith(`/${asked}`) || asked.endsWith(`/${held}`);
}

/** Whether a Reference is to a resource of this type, by its `type` or its text. */
export function refersTo(value: Json, type: string): boolean {
  return textAt(value, 'type') === type || referenceOf(value)?.split('/').at(-2) === type;
}

function referenceOf(value: Json): string | undefined {
  const held = typeof value === 'string' ? value : textAt(value, 'reference');
  return held?.replace(/\/_history\/[^/]*$/, '');
}
