import { text, type JsonObject } from '../../json.js';

const COMPARATOR = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[-+.\d]|[A-Z][A-Za-z]+\/|https?:)/;

/** One condition: `Encounter.subject=Patient/p1`, `subject:not=Patient/p1`, `date=ge2024-01-01`. */
const CONDITION = /^(?:([A-Z][A-Za-z]+)\.)?([^.:=]+)(?::([^=]+))?=(.*)$/s;

/**
 * The filterBy list that a search-style string stands for. The prose of the guide writes `Encounter.patient=Patient/p1`, its
 * examples `Encounter?patient=Patient/p1`; conditions of one string are joined by and.
 */
export function readCriteria(criteria: string): JsonObject[] {
  const [, type, query = criteria] = /^([A-Z][A-Za-z]+)\?(.*)$/s.exec(criteria) ?? [];
  return query.split('&').map((condition) => readCondition(type === undefined ? condition : decoded(condition), type));
}

/** What is no condition is a filter without value, which is refused. */
function readCondition(condition: string, type: string | undefined): JsonObject {
  const [, prefix, parameter, modifier, written = ''] = CONDITION.exec(condition) ?? [];
  if (parameter === undefined) return { filterParameter: condition };
  const comparator = COMPARATOR.exec(written)?.[1];
  return {
    ...optional('resourceType', prefix ?? type),
    filterParameter: parameter,
    ...optional('comparator', comparator),
    ...optional('modifier', modifier),
    value: comparator === undefined ? written : written.slice(comparator.length),
  };
}

/** A filterBy as the prose of the guide writes it. */
export function writeCriteria(filter: JsonObject): string {
  const type = text(filter.resourceType)?.split('/').at(-1);
  const modifier = text(filter.modifier);
  const name = `${type === undefined ? '' : `${type}.`}${text(filter.filterParameter) ?? ''}`;
  const suffix = modifier === undefined ? '' : `:${modifier}`;
  return `${name}${suffix}=${text(filter.comparator) ?? ''}${text(filter.value) ?? ''}`;
}

function optional(name: string, value: string | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}

function decoded(condition: string): string {
  try {
    return decodeURIComponent(condition);
  } catch {
    return condition;
  }
}
