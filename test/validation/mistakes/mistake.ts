import { textAt, type Json, type JsonObject, type Release } from '../../../src/model/index.js';
import { edited, renamed } from '../edit.js';

/** One mistake made on a valid resource, and the path at which it has to be found. */
export interface Mistake {
  readonly what: string;
  readonly releases: readonly Release[];
  readonly resource: (release: Release) => JsonObject;
  readonly path: string;
}

/** Where a mistake is found, and by whom, where that is not plain. */
interface Exception {
  readonly foundAt?: string;
  readonly releases?: readonly Release[];
}

export const R4_ONLY: Exception = { releases: ['R4'] };
export const BEFORE_R5: Exception = { releases: ['R4', 'R4B'] };
export const SINCE_R4B: Exception = { releases: ['R4B', 'R5'] };
export const R5_ONLY: Exception = { releases: ['R5'] };

type Base = JsonObject | ((release: Release) => JsonObject);

const ALL: readonly Release[] = ['R4', 'R4B', 'R5'];

/** Another value at a path of a resource; the mistake is found there unless said otherwise. */
export function wrong(
  what: string,
  base: Base,
  at: string,
  value: Json | undefined,
  { foundAt = at, releases = ALL }: Exception = {},
): Mistake {
  const whole = wholeOf(base);
  return {
    what,
    releases,
    resource: (release) => edited(whole(release), at, value),
    path: pathOf(base, foundAt),
  };
}

/** An element under another name, at which it is found. */
export function misnamed(
  what: string,
  base: Base,
  at: string,
  name: string,
  { releases = ALL }: Exception = {},
): Mistake {
  const parent = at.includes('.') ? `${at.slice(0, at.lastIndexOf('.'))}.` : '';
  const whole = wholeOf(base);
  return {
    what,
    releases,
    resource: (release) => renamed(whole(release), at, name),
    path: `${typeOf(base)}.${parent}${name}`,
  };
}

function wholeOf(base: Base): (release: Release) => JsonObject {
  return typeof base === 'function' ? base : () => base;
}

/** Nothing after the type where it is about the whole. */
function pathOf(base: Base, foundAt: string): string {
  return foundAt === '' ? typeOf(base) : `${typeOf(base)}.${foundAt}`;
}

function typeOf(base: Base): string {
  return textAt(wholeOf(base)('R5'), 'resourceType') ?? '';
}
