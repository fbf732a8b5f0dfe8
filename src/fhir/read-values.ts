import { textAt, typeAndId, type Json, type JsonObject, type ReferenceView } from '../model/index.js';

export function readReference(reference: JsonObject, path: string): ReferenceView {
  const literal = textAt(reference, 'reference');
  return { path, reference: literal, name: typeAndId(literal), type: textAt(reference, 'type') };
}

/** The wire form is a JSON string; a number is read as well, so that one wrong type does not hide the numbering. */
export function wholeNumber(raw: Json | undefined): number | undefined {
  if (typeof raw === 'number') return Number.isInteger(raw) ? raw : undefined;
  return typeof raw === 'string' && /^[-+]?\d+$/.test(raw) ? Number(raw) : undefined;
}

/** `A` of `Subscription/A`, an absolute form or a versioned one. */
export function lastSegment(reference: string | undefined): string | undefined {
  const unversioned =
    reference?.includes('/_history/') === true ? reference.replace(/\/_history\/[^/]*$/, '') : reference;
  return unversioned?.slice(unversioned.lastIndexOf('/') + 1);
}
