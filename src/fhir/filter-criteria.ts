import type { FilterSetting } from '../model/index.js';

const COMPARATORS = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];
const PART = /^(?:([A-Z][A-Za-z]+)[.?])?([^=:]+)(?::([^=]+))?=(.*)$/s;

/** A filter as the guide writes it: `Encounter.subject=Patient/p1`, `date=ge2024-01-01`, `code:in=…` (ambiguity A60). */
export function filterCriteria({ resourceType, parameter, modifier, comparator, value }: FilterSetting): string {
  const type = resourceType === undefined ? '' : `${resourceType}.`;
  return `${type}${parameter}${modifier === undefined ? '' : `:${modifier}`}=${comparator ?? ''}${value}`;
}

/** Filters in a criteria string, in the form of the prose or of the examples (`Encounter?patient=Patient/p1&…`). */
export function readFilterCriteria(criteria: string): FilterSetting[] {
  const [, type, query = criteria] = /^([A-Z][A-Za-z]+)\?(.*)$/s.exec(criteria) ?? [];
  const parts = type === undefined ? [criteria] : query.split('&');
  return parts.map((part) => readPart(part, type));
}

function readPart(part: string, type: string | undefined): FilterSetting {
  const [, ownType, parameter = part, modifier, text = ''] = PART.exec(part) ?? [];
  const comparator = COMPARATORS.find((one) => new RegExp(`^${one}[-+.\\d]`).test(text));
  return {
    resourceType: ownType ?? type,
    parameter,
    modifier,
    comparator,
    value: comparator === undefined ? text : text.slice(comparator.length),
  };
}
