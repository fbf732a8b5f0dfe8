import { at, copy, isObject, type Json, type JsonObject, type Path } from '../../../../model/index.js';

/** One change of a resource. */
export interface Edit {
  readonly at: Path;
  /** Left out: what is there is removed. In a list, an index at its end adds. */
  readonly to?: Json;
}

/** A copy with changes. */
export function edited(resource: JsonObject, edits: readonly Edit[]): JsonObject {
  const changed = copy(resource);
  for (const edit of edits) apply(changed, edit);
  return changed;
}

function apply(resource: JsonObject, { at: path, to }: Edit): void {
  const holder = at(resource, ...path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(holder) && typeof last === 'number') {
    if (to === undefined) holder.splice(last, 1);
    else holder[last] = to;
  } else if (isObject(holder) && typeof last === 'string') {
    if (to === undefined) delete holder[last];
    else holder[last] = to;
  } else throw new Error(`there is nothing at ${path.join('.')} to change`);
}
