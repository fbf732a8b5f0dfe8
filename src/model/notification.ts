import type { Json, JsonObject } from './json.js';

/** A notification Bundle read into one shape for all releases. Nothing is repaired: what is absent or of another type stays visible. */
export interface NotificationView {
  readonly bundle: JsonObject;
  /** Normally one; several where a server combines Subscriptions in one Bundle (ambiguity A04). */
  readonly statuses: readonly StatusView[];
  /** Bundle entries that hold no status. */
  readonly others: readonly OtherEntry[];
}

/** Elements of a status, by their names in SubscriptionStatus; the Parameters of R4 have a parameter for each. */
export type StatusElement =
  'eventsSinceSubscriptionStart' | 'error' | 'notificationEvent' | 'status' | 'subscription' | 'topic' | 'type';

export interface StatusView {
  /** `Bundle.entry[0].resource` */
  readonly path: string;
  /** `Parameters` is the form of R4. */
  readonly form: 'Parameters' | 'SubscriptionStatus';
  readonly resource: JsonObject;
  /** Where each element is, or would be. */
  readonly places: Readonly<Record<StatusElement, string>>;
  /** Each element as it was sent; a repeated one as a list. */
  readonly raw: Readonly<Partial<Record<StatusElement, Json>>>;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  /** Parsed from `rawCount` where that is a whole number, as text or number. */
  readonly count?: number | undefined;
  readonly rawCount?: Json | undefined;
  /** Reference as sent. */
  readonly subscription?: string | undefined;
  /** Last path segment of `subscription`. */
  readonly subscriptionId?: string | undefined;
  readonly topic?: string | undefined;
  readonly events: readonly EventView[];
}

/** Elements of an event, by their names in SubscriptionStatus.notificationEvent. */
export type EventElement = 'additionalContext' | 'eventNumber' | 'focus' | 'timestamp';

export interface EventView {
  readonly path: string;
  /** Where each element is, or would be. */
  readonly places: Readonly<Record<EventElement, string>>;
  readonly number?: number | undefined;
  readonly rawNumber?: Json | undefined;
  readonly timestamp?: Json | undefined;
  readonly focus?: ReferenceView | undefined;
  readonly context: readonly ReferenceView[];
}

export interface ReferenceView {
  readonly path: string;
  readonly reference?: string | undefined;
  /** `Encounter/e1`, where the reference shows type and id. */
  readonly name?: string | undefined;
  readonly type?: string | undefined;
}

export interface OtherEntry {
  readonly path: string;
  readonly entry: JsonObject;
  readonly fullUrl?: string | undefined;
  readonly resource?: JsonObject | undefined;
}

const TYPE = /^[A-Z][A-Za-z]+$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/** `Encounter/e1` of a relative, absolute or versioned reference; undefined where it shows no type and id. */
export function typeAndId(reference = ''): string | undefined {
  const address = withoutVersion(reference);
  const slash = address.lastIndexOf('/');
  const before = address.lastIndexOf('/', slash - 1);
  const isShown = slash > 0 && TYPE.test(address.slice(before + 1, slash)) && ID.test(address.slice(slash + 1));
  return isShown ? address.slice(before + 1) : undefined;
}

function withoutVersion(reference: string): string {
  const history = reference.lastIndexOf(HISTORY);
  const version = history < 0 ? '' : reference.slice(history + HISTORY.length);
  return version === '' || version.includes('/') ? reference : reference.slice(0, history);
}

const HISTORY = '/_history/';
