import type { Caller } from './answer.js';
import type { Dialect } from './dialects/dialect.js';
import type { JsonObject } from './json.js';
import type { Random } from './random.js';
import type { Topic } from './topics/topic.js';

/** Everything the server knows and holds. Decisions read it; a fault may also keep state of its own in its closure. */
export interface World {
  /** The release that this world is of, and how it is spoken. */
  readonly dialect: Dialect;
  /** `http://127.0.0.1:1234/r5` */
  readonly baseUrl: string;
  readonly websocketUrl: string;
  /** A second, unencrypted WebSocket address; present only where `offersPlainSocket` asks for it on a TLS server. */
  readonly plainWebsocketUrl?: string | undefined;
  /** Seconds that a token lives. */
  readonly tokenLifeS: number;
  /** Least heartbeat period that is granted, in seconds. */
  readonly heartbeatFloorS: number;
  /** Waits before each further attempt to reach an endpoint, in ms. */
  readonly hookRetryWaitsMs: readonly number[];
  /** Bearer token that REST calls must show, where one is demanded. */
  readonly authorization?: string | undefined;
  /** The one of a second caller. */
  readonly otherAuthorization?: string | undefined;
  readonly random: Random;
  readonly topics: readonly Topic[];
  /** By id; deleted ones stay, marked. */
  readonly subscriptions: Map<string, SubscriptionRecord>;
  /** By value; expired ones stay. */
  readonly tokens: Map<string, TokenRecord>;
  /** Open connections, bound or not, oldest first. */
  readonly connections: Set<Connection>;
  /** Resources other than Subscription and SubscriptionTopic, by `Type/id`; deleted ones stay, marked. */
  readonly resources: Map<string, ResourceRecord>;
  /** Wall time in ms since the epoch. */
  now(): number;
}

export interface ResourceRecord {
  readonly type: string;
  readonly id: string;
  version: number;
  body: JsonObject;
  deleted: boolean;
}

export interface SubscriptionRecord {
  readonly id: string;
  /** Who created it. */
  readonly owner: Caller | undefined;
  version: number;
  /** As stored, with id, meta and status. */
  resource: JsonObject;
  /** Absent where a topic was accepted that the server does not have. */
  topic: Topic | undefined;
  /** Events so far, delivered or not. */
  count: number;
  readonly events: EventRecord[];
  /** Events that wait to be sent. */
  pending: EventRecord[];
  /** Its endpoint answered the handshake; false for other channels than rest-hook. */
  endpointVerified: boolean;
  /** What became of the last attempt to reach the endpoint, where it failed. */
  trouble: EndpointTrouble | undefined;
  /** How often it was bound to a connection, ever. */
  boundTimes: number;
  deleted: boolean;
}

/** Codes of http://terminology.hl7.org/CodeSystem/subscription-error */
export type EndpointTrouble = 'no-response' | 'bad-response';

export interface EventRecord {
  readonly number: number;
  /** Count of the Subscription right after this event. */
  readonly count: number;
  /** When it happened, ms since the epoch. */
  readonly at: number;
  readonly change: Change;
  /** Resources that the topic's shape includes, as they were then. */
  readonly context: readonly JsonObject[];
}

/** A change of a resource, or one that was refused. */
export interface Change {
  readonly interaction: 'create' | 'update' | 'delete';
  readonly type: string;
  readonly id: string;
  readonly previous?: JsonObject | undefined;
  readonly current?: JsonObject | undefined;
  /** The server refused it: nothing changed. */
  readonly refused: boolean;
}

export interface TokenRecord {
  readonly value: string;
  /** Ids of the Subscriptions it covers. */
  readonly subscriptions: readonly string[];
  readonly url: string;
  readonly issuedAt: number;
  /** ms since the epoch. */
  readonly expiresAt: number;
  /** How often it was redeemed. */
  redeemed: number;
}

/** A Subscription bound to a connection by a token. */
export interface Binding {
  readonly subscription: SubscriptionRecord;
  readonly token: string;
  readonly boundAt: number;
}

export interface Connection {
  readonly id: number;
  /** Path and query of the upgrade request. */
  readonly path: string;
  readonly bindings: readonly Binding[];
  /** Bind messages received, accepted or not. */
  readonly bindMessages: number;
  /** Compose and send a notification, in order, unless the Subscription must be silent. */
  send(notice: Notice): void;
  end(ending: Ending): void;
}

export type NoticeKind = 'handshake' | 'heartbeat' | 'event-notification' | 'query-status' | 'query-event';

/** One notification to be sent: what it says is decided by `Behaviour`. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly subscription: SubscriptionRecord;
  /** New (or replayed) events; none in handshakes and heartbeats. */
  readonly events: readonly EventRecord[];
  /** Content level that a query asked for and gets, in place of that of the Subscription. */
  readonly level?: string | undefined;
  /** Further Subscriptions whose status goes into the same Bundle; an honest server has none. */
  readonly also?: readonly SubscriptionRecord[] | undefined;
}

/** One WebSocket data message. */
export interface Frame {
  readonly data: string;
  readonly binary: boolean;
}

/** How the server ends a connection: by close frame, or by cutting it off. */
export type Ending = { readonly code: number; readonly reason: string } | 'cut';
