import type { Issue } from './issue.js';
import type { Json, JsonObject } from './json.js';
import type { NotificationView } from './notification.js';
import type { Release } from './release.js';
import type { ReleaseResources } from './release-resources.js';
import type { SubscriptionBases } from './subscription-base.js';
import type { SubscriptionSettings } from './subscription.js';

/** What differs between releases, behind one interface; implemented in `src/fhir`. */
export interface FhirRelease {
  readonly release: Release;
  /** Whether a CapabilityStatement.fhirVersion belongs to the release. */
  accepts(fhirVersion: string): boolean;
  /** The Subscription that asks for the settings. */
  subscription(settings: SubscriptionSettings): JsonObject;
  settings(subscription: JsonObject): SubscriptionSettings;
  readonly bases: SubscriptionBases;
  readonly words: ReleaseWords;
  readonly resources: ReleaseResources;
  /** The topics in a resource: itself, or what it carries or names. R4 has no resource for topics. */
  topicsIn(resource: JsonObject): readonly JsonObject[];
  /** The notification in a document, or undefined where it is no Bundle with a status in it. */
  notification(document: Json): NotificationView | undefined;
}

/** What a release calls things, where releases differ. */
export interface ReleaseWords {
  /** `Bundle.type` of notifications. */
  readonly notificationBundle: 'history' | 'subscription-notification';
  /** The resource in the first entry of notifications. */
  readonly statusResource: 'Parameters' | 'SubscriptionStatus';
  /** Whether the entry of the status has to have a fullUrl (ambiguity A35). */
  readonly statusHasFullUrl: boolean;
  /** Whether an answer of `$status` has to state the status; in R4B the element is optional. */
  readonly answerStatesStatus: boolean;
  /** Whether an answer of `$events` has to be of type `query-event`; the guide leaves it to the definitions of the codes. */
  readonly answerSaysQueryEvent: boolean;
  /** HTTP methods of the token operation, in the order they are tried (ambiguity A12). */
  readonly tokenMethods: readonly ('GET' | 'POST')[];
  /** Canonicals of the operations. */
  readonly operations: { readonly status: string; readonly events: string; readonly token: string };
  /** Where topics are listed, in the order they are looked for, relative to the base URL; `metadata` is read anyway. */
  readonly topicLists: readonly string[];
  /** Search parameters that SubscriptionTopics are looked for by; none where the release does not have the resource. */
  readonly topicSearches: readonly string[];
}

/** What is wrong with resources of one release; implemented in `src/fhir/validation`. */
export interface Validator {
  readonly release: Release;
  /** Errors and warnings, the most specific first, one for each cause; empty where the resource is valid. */
  issues(resource: Json | undefined): readonly Issue[];
  /** The same of a notification, which many are judged of: of invariants only those of Bundle and status, in microseconds. */
  frameIssues(bundle: JsonObject): readonly Issue[];
}
