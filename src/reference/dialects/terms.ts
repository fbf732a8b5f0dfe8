/** What a release calls things, beside the shapes of its resources. */
export interface Terms {
  /** Last part of the base URL, and how a client names the release. */
  readonly path: string;
  /** CapabilityStatement.fhirVersion */
  readonly fhirVersion: string;
  /** Versions that a MIME type may ask for by its parameter fhirVersion. */
  readonly mimeVersions: readonly string[];
  /** CapabilityStatement.instantiates and implementationGuide, where a guide is followed. */
  readonly guide?: { readonly instantiates: string; readonly implementationGuide: string } | undefined;
  /** Profile of the Subscriptions. */
  readonly subscriptionProfile?: string | undefined;
  /** Extension that names a topic beside the Subscription in the CapabilityStatement. */
  readonly topicExtension?: string | undefined;
  /** Canonical of an operation definition, less its name. */
  readonly operations: string;
  /** Search parameters of Subscription. */
  readonly subscriptionSearch: SearchParameters;
  /** Search parameters of SubscriptionTopic; absent where the release does not have that resource. */
  readonly topicSearch?: SearchParameters | undefined;
  /** Further search parameters of other resources, by type. */
  readonly resourceSearch: Readonly<Record<string, SearchParameters>>;
  /** Whether there is the operation $resend. */
  readonly resends: boolean;
  /** Whether a Subscription must say its reason. */
  readonly demandsReason: boolean;
}

/** By name: the type, and the canonical of a definition that the release itself does not have. */
export type SearchParameters = Readonly<Record<string, { readonly type: string; readonly definition?: string }>>;
