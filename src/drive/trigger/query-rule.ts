import type { JsonObject, ReleaseResources } from '../../model/index.js';
import type { Change } from './change.js';
import type { QueryCriteria } from './resource-trigger.js';
import { agreed, both, either, type Truth } from './truth.js';

/** One side of the criteria; `absent` where the topic gives no criteria for it. */
type Side = Truth | 'absent';

/**
 * Whether a change meets `queryCriteria`. On create the side `previous` counts as `resultForCreate` says, on delete the
 * side `current` as `resultForDelete` says. Where that result is given without criteria for the side, it is not said
 * whether it counts: both readings are tried.
 */
export function queryHolds(
  query: QueryCriteria,
  change: Change,
  resourceType: string,
  resources: ReleaseResources,
): Truth {
  const held = (criteria: string | undefined, resource: JsonObject): Side =>
    criteria === undefined ? 'absent' : truthOf(criteria, resource, resourceType, resources);
  const previous =
    change.interaction === 'create'
      ? replaced(query.previous, query.resultForCreate)
      : [held(query.previous, change.previous)];
  const current =
    change.interaction === 'delete'
      ? replaced(query.current, query.resultForDelete)
      : [held(query.current, change.current)];
  return agreed(previous.flatMap((left) => current.map((right) => joined(left, right, query.requireBoth))));
}

function truthOf(criteria: string, resource: JsonObject, resourceType: string, resources: ReleaseResources): Truth {
  const judged = resources.meetsCriteria(criteria, resource, resourceType);
  return 'holds' in judged ? judged.holds : undefined;
}

function replaced(criteria: string | undefined, result: boolean | undefined): Side[] {
  if (criteria !== undefined) return [result];
  return result === undefined ? ['absent'] : ['absent', result];
}

function joined(previous: Side, current: Side, requireBoth: boolean): Truth {
  if (previous === 'absent') return current === 'absent' ? true : current;
  if (current === 'absent') return previous;
  return requireBoth ? both(previous, current) : either(previous, current);
}
