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
  /** What is wrong with a notification Bundle's structure. */
  problems(bundle: JsonObject): readonly Problem[];
}

export interface Problem {
  /** `Bundle.entry[0].resource.type` */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}
