import { at, listAt, objectAt, objectsAt, textAt, type JsonObject } from '../../model/index.js';
import type { Interaction } from './trigger-plan.js';

const interactions = ['create', 'update', 'delete'] as const;

/** A `SubscriptionTopic.resourceTrigger`, the same in R4B and R5, its texts as they are. */
export interface ResourceTrigger {
  readonly resourceType: string;
  /** As listed; all three where the topic lists none. */
  readonly interactions: readonly Interaction[];
  readonly query?: QueryCriteria | undefined;
  readonly fhirPath?: string | undefined;
}

export interface QueryCriteria {
  readonly previous?: string | undefined;
  readonly current?: string | undefined;
  /** What `previous` counts as on create; undefined where the topic leaves it to the server. */
  readonly resultForCreate?: boolean | undefined;
  /** What `current` counts as on delete. */
  readonly resultForDelete?: boolean | undefined;
  readonly requireBoth: boolean;
}

export function resourceTriggers(topic: JsonObject): ResourceTrigger[] {
  return objectsAt(topic, 'resourceTrigger').map((trigger) => ({
    resourceType: typeName(textAt(trigger, 'resource') ?? ''),
    interactions: interactionsOf(trigger),
    query: queryOf(objectAt(trigger, 'queryCriteria')),
    fhirPath: textAt(trigger, 'fhirPathCriteria'),
  }));
}

/** `http://hl7.org/fhir/StructureDefinition/Encounter|5.0.0` and `Encounter` are `Encounter`. */
export function typeName(reference: string): string {
  return reference.split('|')[0]?.split(/[/#]/).at(-1) ?? '';
}

function interactionsOf(trigger: JsonObject): readonly Interaction[] {
  const listed = listAt(trigger, 'supportedInteraction');
  return listed.length === 0 ? interactions : interactions.filter((interaction) => listed.includes(interaction));
}

function queryOf(criteria: JsonObject | undefined): QueryCriteria | undefined {
  const previous = textAt(criteria, 'previous');
  const current = textAt(criteria, 'current');
  const resultForCreate = passes(textAt(criteria, 'resultForCreate'));
  const resultForDelete = passes(textAt(criteria, 'resultForDelete'));
  const requireBoth = at(criteria, 'requireBoth') === true;
  const empty = [previous, current, resultForCreate, resultForDelete].every((part) => part === undefined);
  return empty ? undefined : { previous, current, resultForCreate, resultForDelete, requireBoth };
}

function passes(code: string | undefined): boolean | undefined {
  return code === undefined ? undefined : code === 'test-passes';
}
