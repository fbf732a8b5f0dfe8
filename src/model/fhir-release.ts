import type { Issue } from './issue.js';
import type { Json, JsonObject } from './json.js';
import type { NotificationView } from './notification.js';
import type { Release } from './release.js';
import type { SubscriptionSettings } from './subscription.js';

/** What differs between releases, behind one interface; implemented in `src/fhir`. */
export interface FhirRelease {
  readonly release: Release;
  /** Whether a CapabilityStatement.fhirVersion belongs to the release. */
  accepts(fhirVersion: string): boolean;
  /** The Subscription that asks for the settings. */
  subscription(settings: SubscriptionSettings): JsonObject;
  settings(subscription: JsonObject): SubscriptionSettings;
  /** The notification in a document, or undefined where it is no Bundle with a status in it. */
  notification(document: Json): NotificationView | undefined;
}

/** What is wrong with resources of one release; implemented in `src/fhir/validation`. */
export interface Validator {
  readonly release: Release;
  /** Errors and warnings, the most specific first, one for each cause; empty where the resource is valid. */
  issues(resource: Json | undefined): readonly Issue[];
}
