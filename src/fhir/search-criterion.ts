import type { Criterion, ParsedCriteria, SearchType } from '../model/index.js';
import { isDate } from './search-dates.js';
import type { SearchParameters } from './search-parameters.js';
import { isNumber, splitPrefix } from './search-prefix.js';

/** Parameters that shape an answer instead of choosing resources. */
const shaping = [
  '_count',
  '_sort',
  '_include',
  '_revinclude',
  '_summary',
  '_elements',
  '_total',
  '_contained',
  '_format',
];

/** Modifiers that can be evaluated without a terminology server, by type of parameter. */
const modifiers: Readonly<Record<SearchType, readonly string[]>> = {
  token: ['not', 'missing'],
  string: ['exact', 'contains', 'missing'],
  reference: ['missing'],
  date: ['missing'],
  number: ['missing'],
  quantity: ['missing'],
  uri: ['missing'],
};

/** `status=completed&class=IMP`, with or without `Encounter?` before it. */
export function parseCriteria(text: string, resourceType: string, parameters: SearchParameters): ParsedCriteria {
  const [, type, query = ''] = /^(?:\/?([A-Za-z]+)?\?)?([^]*)$/.exec(text.trim()) ?? [];
  if (type !== undefined && type !== resourceType)
    return { unclear: `"${text}" is about ${type}, not ${resourceType}` };

  const criteria: Criterion[] = [];
  for (const part of query.split('&').filter((piece) => piece !== '')) {
    const parsed = parseOne(part, resourceType, parameters);
    if ('unclear' in parsed) return parsed;
    criteria.push(parsed);
  }
  return criteria.length > 0 ? { criteria } : { unclear: `"${text}" holds no search parameter` };
}

function parseOne(part: string, resourceType: string, parameters: SearchParameters): Criterion | { unclear: string } {
  const equals = part.indexOf('=');
  if (equals < 1) return { unclear: `"${part}" is not of the form parameter=value` };
  const [code = '', modifier, ...more] = decoded(part.slice(0, equals)).split(':');
  if (shaping.includes(code)) return { unclear: `${code} chooses no resources` };

  const parameter = parameters(resourceType, code);
  if (parameter === undefined)
    return { unclear: `the search parameter "${code}" of ${resourceType} is not known here` };
  if (more.length > 0 || !supports(parameter.type, modifier)) {
    return { unclear: `the modifier ":${[modifier, ...more].join(':')}" of "${code}" cannot be evaluated here` };
  }
  const values = alternatives(decoded(part.slice(equals + 1)));
  const wrong = values.find((value) => !isReadable(parameter.type, modifier, value));
  if (wrong !== undefined) return { unclear: `"${wrong}" is not a value for ${code}${modifier ? `:${modifier}` : ''}` };
  return { parameter, modifier, values };
}

function supports(type: SearchType, modifier: string | undefined): boolean {
  if (modifier === undefined || modifiers[type].includes(modifier)) return true;
  return type === 'reference' && /^[A-Z][A-Za-z]+$/.test(modifier);
}

function isReadable(type: SearchType, modifier: string | undefined, value: string): boolean {
  if (modifier === 'missing') return value === 'true' || value === 'false';
  if (value === '') return false;
  if (type === 'date') return isDate(splitPrefix(value).operand);
  if (type === 'number') return isNumber(splitPrefix(value).operand);
  if (type === 'quantity') return isNumber(splitPrefix(value).operand.split('|')[0] ?? '');
  return true;
}

/** Splits at commas that no backslash escapes. */
function alternatives(value: string): string[] {
  return value.split(/(?<!\\),/).map((one) => one.replaceAll('\\,', ','));
}

/** Topics print criteria plain as well as percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
