import type { JsonObject } from '../../model/index.js';

/** A change of one resource, with its states before and after. */
export type Change =
  | { readonly interaction: 'create'; readonly current: JsonObject; readonly previous?: undefined }
  | { readonly interaction: 'update'; readonly current: JsonObject; readonly previous: JsonObject }
  | { readonly interaction: 'delete'; readonly current?: undefined; readonly previous: JsonObject };

export function create(current: JsonObject): Change {
  return { interaction: 'create', current };
}

export function update(previous: JsonObject, current: JsonObject): Change {
  return { interaction: 'update', previous, current };
}

export function remove(previous: JsonObject): Change {
  return { interaction: 'delete', previous };
}
