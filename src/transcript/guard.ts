import { isObject } from '../model/index.js';

/** Tells whether a value has a type. */
export type Guard<T> = (value: unknown) => value is T;

/** A guard for each member of a type: a member that is added to the type and forgotten here does not compile. */
export type Guards<T> = { readonly [Name in keyof T]-?: Guard<T[Name]> };

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isNumber: Guard<number> = (value) => typeof value === 'number';
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';

export function oneOf<const Word>(...words: readonly Word[]): Guard<Word> {
  return (value): value is Word => words.some((word) => word === value);
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((item) => guard(item));
}

export function mapOf<T>(guard: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(guard);
}

export function shape<T>(guards: Guards<T>): Guard<T> {
  return (value): value is T => isObject(value) && wrongMember(guards, value) === undefined;
}

/** Name of the first member that is absent or of another type. Members without a guard are let through. */
export function wrongMember<T>(guards: Guards<T>, value: object): string | undefined {
  for (const name in guards) if (!guards[name](ownMember(value, name))) return name;
  return undefined;
}

function ownMember(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
