import type { Asker } from '../asker.js';
import type { Headers } from '../entry.js';
import type { Facts } from '../facts.js';
import type { Json, JsonObject } from '../json.js';
import type { Limits } from '../limits.js';
import type { BindForm } from '../mark.js';
import type { Release } from '../release.js';
import type { SubscriptionSettings } from '../subscription.js';
import type { EventParts } from './notification-bundle.js';
import type { Spoil } from './spoil.js';

export interface StoryOptions {
  /** Default: R5. Resources of the story have the shape of the release. */
  readonly release?: Release | undefined;
  readonly scenario?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
  /** Over the default facts; null leaves the `facts` mark out. */
  readonly facts?: Partial<Facts> | null | undefined;
  /** Default: `BASE_URL`. Bundles of the story name resources there in any case; `received` takes others. */
  readonly baseUrl?: string | undefined;
  /** Wall time at 0 ms, in ms since the epoch. Default: `STORY_STARTED_AT`. */
  readonly startedAt?: number | undefined;
}

export interface SubscribedOptions {
  /** Default: `sub-<key>`. */
  readonly id?: string | undefined;
  /** Over the defaults: websocket, JSON, id-only, the topic. */
  readonly asked?: Partial<SubscriptionSettings> | undefined;
  /** Over `asked`: what the server granted, as read back. */
  readonly granted?: Partial<SubscriptionSettings> | undefined;
  /** False: it was never read back. */
  readonly readBack?: boolean | undefined;
}

export interface ExchangeOptions {
  readonly purpose: string;
  readonly about?: string | undefined;
  /** The run itself unless told. */
  readonly as?: Exclude<Asker, 'self'> | undefined;
  readonly method?: string | undefined;
  /** Relative to the base URL, or absolute. */
  readonly url?: string | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: Json | undefined;
  /** Absent together with `failure`: no answer came. */
  readonly status?: number | undefined;
  readonly answerHeaders?: Headers | undefined;
  /** JSON is written as JSON, a text as it is. */
  readonly answer?: Json | undefined;
  readonly failure?: { readonly code: string; readonly message: string } | undefined;
  readonly tookMs?: number | undefined;
}

export interface TokenOptions {
  readonly keys?: readonly string[] | undefined;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  /** Milliseconds until it expires. */
  readonly lifeMs?: number | undefined;
  readonly level?: 'instance' | 'type' | undefined;
  readonly purpose?: string | undefined;
  readonly spoil?: Spoil | undefined;
}

export interface BoundOptions {
  readonly keys?: readonly string[] | undefined;
  readonly connection?: string | undefined;
  /** Default: the last token answer. */
  readonly exchange?: number | undefined;
  readonly credential?: string | undefined;
  readonly form?: BindForm | undefined;
}

export interface NotifiedOptions {
  readonly key?: string | undefined;
  /** Id of the Subscription it names, where that is not the one of the key. */
  readonly subscriptionId?: string | undefined;
  readonly connection?: string | undefined;
  readonly status?: string | null | undefined;
  /** Default: the events of the key so far. Null leaves it out. */
  readonly count?: number | null | undefined;
  readonly topic?: string | null | undefined;
  readonly events?: readonly EventParts[] | undefined;
  readonly entries?: readonly JsonObject[] | undefined;
  readonly timestamp?: string | undefined;
  /** Last word on the Bundle. */
  readonly spoil?: Spoil | undefined;
}

export interface EventOptions extends NotifiedOptions {
  /** Default: `Encounter/e<n>`. */
  readonly focus?: string | undefined;
  /** Default: one more than the last event of the key. */
  readonly number?: number | undefined;
  /** Default: as granted to the key. */
  readonly content?: string | undefined;
}

export interface TriggeredOptions {
  readonly event?: string | undefined;
  readonly interaction?: 'create' | 'update' | 'delete' | undefined;
  /** Default: `Encounter/e<n>`, where n counts triggers. Null: it was refused. */
  readonly focus?: string | null | undefined;
  readonly expects?: readonly string[] | undefined;
  readonly forbids?: readonly string[] | undefined;
  readonly because?: string | undefined;
  readonly traces?: readonly string[] | undefined;
  readonly body?: JsonObject | undefined;
  /** Of the answer; default 201, 200 or 204, and 412 where it was refused. */
  readonly status?: number | undefined;
  readonly tookMs?: number | undefined;
}
