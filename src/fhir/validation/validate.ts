import { isObject, parseJson, type Issue, type Json, type Release, type Validator } from '../../model/index.js';
import { detectRelease } from './detect-release.js';
import { NUMBERS, readResource } from './text/index.js';
import { loadValidator } from './validator.js';

/** What validating one resource came to. */
export interface Validation {
  /** By which release; undefined where the text could not be read, so that nothing was judged. */
  readonly release: Release | undefined;
  /** How the release was detected; undefined where it was told. */
  readonly reason: string | undefined;
  /** No errors; there may be warnings. */
  readonly valid: boolean;
  readonly issues: readonly Issue[];
}

const loaded = new Map<Release, Promise<Validator>>();

/**
 * Validates one resource, as JSON.parse makes it, by a release or by the one that it shows. The first of a release loads
 * its definitions; who validates many at a rate takes `loadValidator`, which answers without a promise.
 */
export async function validate(resource: unknown, release: Release | 'auto' = 'auto'): Promise<Validation> {
  const json = asJson(resource);
  const detected = release === 'auto' ? detectRelease(json) : { release, reason: undefined };
  const validator = await validatorOf(detected.release);
  return validation(detected, validator.issues(json));
}

/** Validates the text of one resource: the text itself, then what it says. */
export async function validateText(text: string, release: Release | 'auto' = 'auto'): Promise<Validation> {
  const { json, issues } = readResource(text);
  if (json === undefined) return validation({ release: undefined, reason: undefined }, issues);
  const read = await validate(json, release);
  return validation(read, [...issues, ...read.issues.filter(({ path }) => !isUnreadable(path, issues))]);
}

/** Whether the text has a number there that JSON.parse makes infinite: what is said of the infinity has the same cause. */
function isUnreadable(path: string, issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.rule === NUMBERS && issue.severity === 'error' && issue.path === path);
}

function validation({ release, reason }: Pick<Validation, 'release' | 'reason'>, issues: readonly Issue[]): Validation {
  return { release, reason, valid: issues.every(({ severity }) => severity !== 'error'), issues };
}

function validatorOf(release: Release): Promise<Validator> {
  const known = loaded.get(release) ?? loadValidator(release);
  loaded.set(release, known);
  return known;
}

/** Objects are taken as they are: writing and reading each again would cost more than judging it. */
function asJson(value: unknown): Json | undefined {
  return isObject(value) ? value : parseJson(JSON.stringify(value) ?? '');
}
