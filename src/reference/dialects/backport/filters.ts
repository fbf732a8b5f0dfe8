import { objects, text, type Json, type JsonObject } from '../../json.js';
import { alike, at, put } from './at.js';
import { readCriteria, writeCriteria } from './filter-criteria.js';
import { FILTER_CRITERIA } from './names.js';
import type { Place } from './place.js';

const LIST = ['_criteria', 'extension'];

/** filterBy is a list of search-style strings in extensions of criteria. A string that still says the same stays as it was sent. */
export const filters: Place = {
  name: 'filterBy',
  read: (subscription) => {
    const read = objects(at(subscription, LIST)).flatMap(filtersOf);
    return read.length === 0 ? undefined : read;
  },
  write: (subscription, value) => {
    const left = [...listed(value)];
    const kept = objects(at(subscription, LIST)).filter((extension) => !isFilter(extension) || takes(extension, left));
    const added = left.map((filter) => ({ url: FILTER_CRITERIA, valueString: written(filter) }));
    const extensions = [...kept, ...added];
    return put(subscription, LIST, extensions.length === 0 ? undefined : extensions);
  },
};

function isFilter({ url }: JsonObject): boolean {
  return url === FILTER_CRITERIA;
}

/** An extension whose value is no text is a filter without parameter, which is refused. */
function filtersOf(extension: JsonObject): JsonObject[] {
  if (!isFilter(extension)) return [];
  const criteria = text(extension.valueString);
  return criteria === undefined ? [{ ...extension }] : readCriteria(criteria);
}

/** Whether all that an extension says is among the filters left; it is taken from them then. */
function takes(extension: JsonObject, left: Json[]): boolean {
  const said = filtersOf(extension);
  const places = said.map((filter) => left.findIndex((one) => alike(one, filter)));
  if (places.some((place) => place < 0) || new Set(places).size !== places.length) return false;
  [...places].sort((a, b) => b - a).forEach((place) => left.splice(place, 1));
  return true;
}

function listed(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function written(filter: Json): Json {
  const [one] = objects(filter);
  return one === undefined ? filter : writeCriteria(one);
}
