import type { JsonObject } from '../../model/index.js';
import type { Deed } from './deed.js';

export type Interaction = 'create' | 'update' | 'delete';

export interface TriggerOptions {
  /** A reference such as `Patient/p1`, for the patient of the resource. */
  readonly patient?: string | undefined;
  /** False: the value that the second filter does not let through. Else the one that it does. */
  readonly secondFilter?: boolean | undefined;
  /** A unique word; it becomes an identifier of the resource. */
  readonly label: string;
}

export interface SecondFilter {
  /** The filterParameter as the topic lists it. */
  readonly parameter: string;
  /** Value of a filterBy that resources with `secondFilter` not false meet. */
  readonly hit: string;
  /** Value that only resources with `secondFilter: false` meet. */
  readonly miss: string;
}

/** How to cause events of a topic, and how to change the same data without causing one. */
export interface TriggerPlan {
  readonly resourceType: string;
  /**
   * What surely fires: `create` of a match; `update` of `before` into a match, or of one match into another where there
   * is no `before`; `delete` of a match. Whatever the topic leaves to the server is not among them.
   */
  readonly interactions: readonly Interaction[];
  /** One sentence that says why no event can be caused; the plan has no interactions then. */
  readonly untriggerable?: string | undefined;
  /** Filter parameter (`patient` or `subject`) that `options.patient` answers to. */
  readonly patientFilter?: string | undefined;
  readonly secondFilter?: SecondFilter | undefined;
  /** How the operator says that a match or a miss comes about, where it is not by writing the resource. */
  readonly deeds?: { readonly match?: Deed | undefined; readonly miss?: Deed | undefined } | undefined;
  match(options: TriggerOptions): JsonObject;
  /** Of the same type, and silent in each of `interactions`; undefined where everything fires. */
  miss(options: TriggerOptions): JsonObject | undefined;
  /** Its create is silent, and its update into a match fires; undefined where there is no such resource or update does not fire. */
  before(options: TriggerOptions): JsonObject | undefined;
  /** Of a type that no trigger of the topic is about. */
  otherResource(options: TriggerOptions): JsonObject;
  patient(label: string): JsonObject;
  /** Texts of a resource that a notification without content must not hold. */
  traces(resource: JsonObject): string[];
}
