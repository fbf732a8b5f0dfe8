/** What a Subscription asks for or grants, in the words of R5, whatever the release. Durations in seconds, as on the wire. */
export interface SubscriptionSettings {
  readonly topic?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly filters: readonly FilterSetting[];
  readonly channel?: { readonly system?: string | undefined; readonly code?: string | undefined } | undefined;
  readonly endpoint?: string | undefined;
  /** HTTP headers that a rest-hook is sent with. */
  readonly headers?: readonly HeaderSetting[] | undefined;
  readonly contentType?: string | undefined;
  readonly content?: string | undefined;
  readonly heartbeatPeriodS?: number | undefined;
  readonly timeoutS?: number | undefined;
  readonly maxCount?: number | undefined;
  /** Instant. */
  readonly end?: string | undefined;
}

export interface HeaderSetting {
  readonly name: string;
  readonly value: string;
}

export interface FilterSetting {
  readonly resourceType?: string | undefined;
  readonly parameter: string;
  readonly comparator?: string | undefined;
  readonly modifier?: string | undefined;
  readonly value: string;
}
