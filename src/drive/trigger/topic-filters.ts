import { objectsAt, textAt, type JsonObject, type ReleaseResources } from '../../model/index.js';
import { typeName } from './resource-trigger.js';

/** A filter parameter of a topic that applies to a resource type. */
export interface TopicFilter {
  /** As the topic lists it, and as a Subscription has to name it. */
  readonly parameter: string;
  /** Code of the search parameter: the last part of a canonical, `subject` of `…/SearchParameter/Encounter-subject`. */
  readonly code: string;
}

const generalities = ['', 'Resource', 'DomainResource'];

export function topicFilters(topic: JsonObject, resourceType: string): TopicFilter[] {
  return objectsAt(topic, 'canFilterBy').flatMap((filter) => {
    const parameter = textAt(filter, 'filterParameter');
    const about = typeName(textAt(filter, 'resource') ?? '');
    if (parameter === undefined || (about !== resourceType && !generalities.includes(about))) return [];
    return [{ parameter, code: codeOf(parameter, resourceType) }];
  });
}

function codeOf(parameter: string, resourceType: string): string {
  if (!parameter.includes('/'))
    return parameter.startsWith(`${resourceType}.`) ? parameter.slice(resourceType.length + 1) : parameter;
  const last = typeName(parameter);
  return last.slice(last.indexOf('-') + 1);
}

/** Whether a resource surely meets a filter, written as a search. */
export function meetsFilter(
  criteria: string,
  resource: JsonObject,
  resourceType: string,
  resources: ReleaseResources,
): boolean {
  const judged = resources.meetsCriteria(criteria, resource, resourceType);
  return 'holds' in judged && judged.holds;
}
