import { isObject, shown, textAt, type Issue, type Json, type Release } from '../../../model/index.js';

/** A hostile Bundle may have millions. */
export const MOST_ISSUES = 100;

/** Names that are compared with the known ones in one resource; nobody misspells more. */
const MOST_GUESSES = 1000;

/** What is wrong at a place; an error unless it says otherwise. */
export interface Told {
  readonly severity?: Issue['severity'];
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly expected: string;
  /** The value as it stands there. */
  readonly actual: Json | undefined;
}

/** What has been found of one resource and all that is in it, and which profiles were applied. */
export class Report {
  readonly issues: Issue[] = [];
  readonly profiles = new Set<string>();

  private guesses = 0;

  constructor(readonly release: Release) {}

  get isFull(): boolean {
    return this.issues.length >= MOST_ISSUES;
  }

  /** Whether one more unknown name may be compared: that takes longer than all the rest. */
  mayGuess(): boolean {
    this.guesses += 1;
    return this.guesses <= MOST_GUESSES;
  }

  /** Names a profile or an extension as applied. */
  applied(canonical: string): void {
    this.profiles.add(canonical);
  }

  add({ severity = 'error', path, rule, message, expected, actual }: Told): void {
    if (this.isFull) return;
    this.issues.push({ severity, path, rule, message, expected, actual: brief(actual) });
  }
}

/** A value in a few words, at a cost that does not grow with it. */
function brief(value: Json | undefined): string {
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  if (!isObject(value)) return typeof value === 'string' ? shown(value.slice(0, 120)) : shown(value);
  return textAt(value, 'resourceType')?.slice(0, 64) ?? `an object with ${namesIn(value).join(', ')}`;
}

function namesIn(value: object): string[] {
  const names: string[] = [];
  for (const name in value) if (names.push(name.slice(0, 64)) >= 5) break;
  return names.length === 0 ? ['nothing'] : names;
}
