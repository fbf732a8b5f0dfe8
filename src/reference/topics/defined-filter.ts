import type { Release } from '../dialects/release.js';
import type { JsonObject } from '../json.js';
import type { TopicFilter } from './topic.js';

/** A filter of a topic, by a search parameter. */
export interface Filtering extends Pick<TopicFilter, 'parameter' | 'kind' | 'element'> {
  readonly description: string;
  /** Id of the SearchParameter. */
  readonly definition: string;
}

/** R4B has no code for `not`, so that its topics cannot offer it. */
const MODIFIERS: Readonly<Record<Release, readonly string[]>> = { R4: ['not'], R4B: [], R5: ['not'] };

/** The filter as the server implements it, and as the topic shows it, less the resource. */
export function definedFilter({ description, definition, ...filter }: Filtering, release: Release): DefinedFilter {
  const [comparators, modifiers] = [['eq'], MODIFIERS[release]];
  const shown = {
    description,
    filterParameter: filter.parameter,
    filterDefinition: `http://hl7.org/fhir/SearchParameter/${definition}`,
    comparator: comparators,
    ...(modifiers.length === 0 ? {} : { modifier: [...modifiers] }),
  };
  return { filter: { ...filter, comparators, modifiers }, shown };
}

interface DefinedFilter {
  readonly filter: TopicFilter;
  readonly shown: JsonObject;
}
