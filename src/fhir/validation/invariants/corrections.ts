import type { Release } from '../../../model/index.js';

/**
 * An expression of the definitions that says something else than the rule: what it means is evaluated in its place.
 */
export interface Correction {
  readonly key: string;
  readonly context: string;
  readonly releases: readonly Release[];
  readonly reason: string;
  /** FHIRPath, from the official expression to the one that is evaluated. */
  readonly correct: (official: string) => string;
}

const R4S: readonly Release[] = ['R4', 'R4B'];
const ALL: readonly Release[] = ['R4', 'R4B', 'R5'];

const NOTHING_FIRST = 'without a first resource it is empty, neither met nor broken: a missing one breaks the rule too';
const PLAIN_UNITS =
  'fhirpath.js orders Quantities with UCUM units only; with others their values are compared where the unit is the same';
const BOUNDARIES =
  'boundaries are not defined for a Quantity, but for its value; values are compared where the unit is the same';

/** Whether two Quantities have the same unit, by code or, where neither has a code, by name. */
function sameUnit(one: string, other: string): string {
  const sameName = `${one}.code.empty() and ${other}.code.empty() and (${one}.unit | ${other}.unit).count() < 2`;
  return `(${one}.code = ${other}.code or (${sameName}))`;
}

function ordered(low: string, high: string): string {
  const values = `${sameUnit(low, high)}.not() or ${low}.value <= ${high}.value`;
  const ofUcum = `${low}.system = %ucum and ${high}.system = %ucum`;
  return `${low}.value.empty() or ${high}.value.empty() or iif(${ofUcum}, ${low} <= ${high}, ${values})`;
}

/** With the precision that they are given in: 5.1 may be less than 5. */
function orderedWithin(low: string, high: string): string {
  const values = `${low}.value.lowBoundary() <= ${high}.value.highBoundary()`;
  return `${low}.value.empty() or ${high}.value.empty() or ${sameUnit(low, high)}.not() or ${values}`;
}

function firstResource(type: string): Correction['correct'] {
  return (official) => official.replace(`.is(${type})`, `.ofType(${type}).exists()`);
}

export const CORRECTIONS: readonly Correction[] = [
  {
    key: 'bdl-7',
    context: 'Bundle',
    releases: ALL,
    reason: 'it joins fullUrl and versionId without anything between: Patient/1 in version 2 would be Patient/12',
    correct: (official) => official.replace('fullUrl&', "fullUrl & ' ' & "),
  },
  { key: 'bdl-11', context: 'Bundle', releases: ALL, reason: NOTHING_FIRST, correct: firstResource('Composition') },
  { key: 'bdl-12', context: 'Bundle', releases: ALL, reason: NOTHING_FIRST, correct: firstResource('MessageHeader') },
  {
    key: 'bdl-13',
    context: 'Bundle',
    releases: ['R5'],
    reason: NOTHING_FIRST,
    correct: firstResource('SubscriptionStatus'),
  },
  {
    key: 'bdl-14',
    context: 'Bundle',
    releases: ['R5'],
    reason: 'it compares all methods at once with one code, which is never broken where there are several entries',
    correct: () => "type = 'history' implies entry.where(request.method = 'PATCH').empty()",
  },
  {
    key: 'bdl-16',
    context: 'Bundle',
    releases: ['R5'],
    reason: 'it compares all severities at once with one code, which is broken where there are several issues',
    correct: () => "issues.issue.severity.where($this != 'information' and $this != 'warning').empty()",
  },
  {
    key: 'dom-3',
    context: 'DomainResource',
    releases: R4S,
    reason: 'as() is defined for one item only; R5 says ofType()',
    correct: (official) => official.replaceAll(/\bas\(/g, 'ofType('),
  },
  {
    key: 'tim-9',
    context: 'Timing.repeat',
    releases: R4S,
    reason: '`in` is defined for one item only; R5 asks it of each `when`',
    correct: () => "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
  },
  {
    key: 'exp-2',
    context: 'Expression',
    releases: ['R5'],
    reason: 'the underscore is escaped, which regular expressions with Unicode do not allow',
    correct: (official) => official.replaceAll(/\\+_/g, '_'),
  },
  { key: 'rng-2', context: 'Range', releases: R4S, reason: PLAIN_UNITS, correct: () => ordered('low', 'high') },
  { key: 'rng-2', context: 'Range', releases: ['R5'], reason: BOUNDARIES, correct: () => orderedWithin('low', 'high') },
  {
    key: 'inv-2',
    context: 'RatioRange',
    releases: ['R4B'],
    reason: PLAIN_UNITS,
    correct: () => ordered('lowNumerator', 'highNumerator'),
  },
  {
    key: 'ratrng-2',
    context: 'RatioRange',
    releases: ['R5'],
    reason: `hasValue() is false for every Quantity, so that it is never broken; ${BOUNDARIES}`,
    correct: () => orderedWithin('lowNumerator', 'highNumerator'),
  },
];

export function correctionOf(key: string, context: string, release: Release): Correction | undefined {
  return CORRECTIONS.find(
    (candidate) => candidate.key === key && candidate.context === context && candidate.releases.includes(release),
  );
}
