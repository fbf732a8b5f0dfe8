import { text, type Json } from '../json.js';

/** String search: the beginning counts, not the case. */
export function startsWith(element: Json | undefined, value: string): boolean {
  return text(element)?.toLowerCase().startsWith(value.toLowerCase()) === true;
}

/** A canonical without version means any version. */
export function sameCanonical(element: Json | undefined, asked: string): boolean {
  const canonical = text(element);
  return (
    canonical !== undefined &&
    (canonical === asked || canonical.split('|')[0] === asked || canonical === asked.split('|')[0])
  );
}
