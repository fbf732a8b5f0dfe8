import type { Problem } from '../answer.js';
import { text, type JsonObject } from '../json.js';
import type { Topic, TopicFilter } from '../topics/topic.js';
import { invalid } from './invalid.js';

/** What speaks against the filters, by what the topic allows. A topic that does not exist is a problem of its own. */
export function filterProblems(filters: readonly JsonObject[], topic: Topic | undefined): Problem[] {
  return filters.flatMap((filter, index) => problemsOfOne(filter, topic, `filterBy[${index}]`));
}

function problemsOfOne(filter: JsonObject, topic: Topic | undefined, path: string): Problem[] {
  if (text(filter.filterParameter) === undefined || text(filter.value) === undefined) {
    return [invalid('filter-shape', path, 'A filter needs a filterParameter and a value.', 'required')];
  }
  if (filter.comparator !== undefined && filter.modifier !== undefined) {
    return [
      invalid('comparator-and-modifier', path, 'A filter has a comparator or a modifier, not both.', 'invariant'),
    ];
  }
  return topic === undefined ? [] : [...undefinedFilter(filter, topic, path), ...unknownOperators(filter, topic, path)];
}

function undefinedFilter(filter: JsonObject, topic: Topic, path: string): Problem[] {
  const type = text(filter.resourceType)?.split('/').at(-1);
  if (ruleFor(filter, topic) !== undefined && (type === undefined || type === topic.resource)) return [];
  const allowed = topic.filters.map(({ parameter }) => parameter).join(', ');
  const asked = `${type ?? topic.resource}.${text(filter.filterParameter) ?? ''}`;
  const diagnostics = `Topic ${topic.url} defines no filter ${asked}. On ${topic.resource} it defines: ${allowed}.`;
  return [invalid('filter', path, diagnostics, 'not-supported')];
}

function unknownOperators(filter: JsonObject, topic: Topic, path: string): Problem[] {
  const rule = ruleFor(filter, topic);
  if (rule === undefined) return [];
  return (['comparator', 'modifier'] as const).flatMap((name) => {
    const asked = text(filter[name]);
    const allowed = name === 'comparator' ? rule.comparators : rule.modifiers;
    if (asked === undefined || allowed.includes(asked)) return [];
    const list = allowed.length === 0 ? 'none' : allowed.join(', ');
    const diagnostics = `Filter ${rule.parameter} has no ${name} ${asked}. It has: ${list}.`;
    return [invalid(name, `${path}.${name}`, diagnostics, 'not-supported')];
  });
}

function ruleFor(filter: JsonObject, topic: Topic): TopicFilter | undefined {
  return topic.filters.find(({ parameter }) => parameter === text(filter.filterParameter));
}
