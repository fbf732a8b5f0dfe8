import { isObject, type Json } from '../../../model/index.js';

/** Where an element path leads in a document. */
export interface Element {
  /** JSON pointer of the element, or of the last one on the way that is there. */
  readonly pointer: string;
  /** What of the path is not there: `notificationEvent[0].focus`. Empty where the element itself was found. */
  readonly missing: string;
}

interface Place {
  readonly pointer: string;
  readonly value: Json | undefined;
}

/**
 * Follows the path of a finding: `Bundle.entry[0].resource.type`, also where it names an item by what is in it, such as
 * `Parameters.parameter[token]`, or passes a list without saying which item.
 */
export function elementAt(document: Json, path: string): Element {
  const [first = '', ...others] = segmentsOf(path);
  const words = isObject(document) && document.resourceType === first ? others : [first, ...others];
  let here: Place = { pointer: '', value: document };
  for (const [index, word] of words.entries()) {
    const next = step(here, word);
    if (next?.value === undefined) return { pointer: here.pointer, missing: words.slice(index).join('.') };
    here = next;
  }
  return { pointer: here.pointer, missing: '' };
}

/** The words between dots, but for dots in brackets and parentheses. */
function segmentsOf(path: string): string[] {
  return path.match(/(?:[^.[(]|\[[^\]]*\]|\([^)]*\))+/g) ?? [];
}

function step(from: Place, segment: string): Place | undefined {
  const [, name = '', , selector] = /^([^[]*)(\[(.*)\])?$/.exec(segment) ?? [];
  const member = memberOf(inList(from), name);
  return selector === undefined || member === undefined ? member : itemOf(member, selector);
}

function memberOf({ pointer, value }: Place, name: string): Place | undefined {
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return { pointer: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value: value[name] };
}

/** A path that says no index means any item; the first one shows it. */
function inList(place: Place): Place {
  return Array.isArray(place.value) ? { pointer: `${place.pointer}/0`, value: place.value[0] } : place;
}

function itemOf({ pointer, value }: Place, selector: string): Place | undefined {
  if (!Array.isArray(value)) return undefined;
  const index = /^\d+$/.test(selector) ? Number(selector) : value.findIndex((item) => isCalled(item, selector));
  return index < 0 ? undefined : { pointer: `${pointer}/${String(index)}`, value: value[index] };
}

const NAMES = ['name', 'type', 'url', 'code', 'id'];

function isCalled(item: Json, word: string): boolean {
  return isObject(item) && NAMES.some((name) => item[name] === word);
}
