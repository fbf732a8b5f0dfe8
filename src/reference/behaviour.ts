import type { IncomingMessage } from 'node:http';
import type { Answer, Call, Caller, Problem, RouteName } from './answer.js';
import type { PostingToEndpoints } from './hook/decisions.js';
import type { Json, JsonObject } from './json.js';
import type { AnsweringOperations } from './rest/operation-decisions.js';
import type { Topic } from './topics/topic.js';
import type {
  Binding,
  Change,
  Connection,
  Ending,
  EventRecord,
  Frame,
  Notice,
  NoticeKind,
  SubscriptionRecord,
  TokenRecord,
  World,
} from './world.js';

/**
 * Everything the server decides, one function for each decision. A fault or a variant replaces some of them. The server
 * asks the whole record each time, so that a replaced decision is met wherever it matters.
 */
export interface Behaviour
  extends
    LettingIn,
    Answering,
    Negotiating,
    IssuingTokens,
    Connecting,
    Beating,
    Detecting,
    Notifying,
    EndingSubscriptions,
    PostingToEndpoints,
    AnsweringOperations,
    Releasing {}

/** What is decided after all else, when everything has the shape of the release that it leaves in. */
export interface Releasing {
  /** A notification Bundle. */
  released(bundle: JsonObject, notice: Notice, world: World): JsonObject;
  /** An answer. */
  releasedAnswer(answer: Answer, call: Call, world: World): Answer;
}

export interface LettingIn {
  /** Who a request is from; undefined is refused with 401. */
  caller(call: Call, world: World): Caller | undefined;
  /** Whether a Subscription is there for whoever calls. */
  mayAccess(record: SubscriptionRecord, call: Call): boolean;
}

export interface Answering {
  /** How long an HTTP answer or a notification is held back, in ms. Notifications of one connection keep their order. */
  latencyMs(what: 'answer' | 'notification', world: World): number;
  /** Whether the notifications of a change are sent before its answer, which may be held back. */
  readonly notifiesFirst: boolean;
  /** An answer given in place of handling the request: nothing is read or changed then. */
  instead(call: Call, world: World): Answer | undefined;
  /** The answer as it leaves, after the request was handled. */
  answer(answer: Answer, call: Call, world: World): Answer;
  /** The Date header of an answer, given the time in ms since the epoch; undefined leaves it out. */
  date(now: number): string | undefined;
  /** The CapabilityStatement as shown. */
  capabilities(statement: JsonObject, world: World): JsonObject;
  /** The SubscriptionTopics as shown, in listing, search and read. */
  topics(definitions: readonly JsonObject[], world: World): readonly JsonObject[];
  /** Topics on one page of a listing, given the `_count` asked for. */
  pageSize(asked: number | undefined): number;
}

export interface Negotiating {
  /** Why a requested Subscription is refused; one left out is a Subscription wrongly accepted. `stored`: on update. */
  problems(asked: JsonObject, world: World, stored: SubscriptionRecord | undefined): readonly Problem[];
  /** The refusal that problems lead to. */
  refusal(problems: readonly Problem[]): Answer;
  /** Whether a refused Subscription is stored all the same. */
  keepsRefused(asked: JsonObject): boolean;
  /** The Subscription that is stored for the one asked for, without id, meta and status. */
  granted(asked: JsonObject, world: World): JsonObject;
  /** Status right after an accepted create or update, and after how many ms it becomes active by itself. */
  activation(asked: JsonObject, world: World): Activation;
  /** Status after the Subscription was bound to a connection. */
  statusOnBind(status: string): string;
  /** What an accepted update leaves stored, given what is stored and what is granted, both with status, without id and meta. */
  updated(stored: JsonObject, granted: JsonObject): JsonObject;
  /** The Subscription as create, read, update and search return it. */
  shown(record: SubscriptionRecord, route: RouteName): JsonObject;
  /** Whether a Subscription can be seen by read and search. */
  visible(record: SubscriptionRecord): boolean;
  /** Whether a Subscription meets one search parameter. */
  meetsSearch(shown: JsonObject, parameter: string, value: string): boolean;
  /** Whether an update or delete must be refused because the If-Match header names another version than the current. */
  isStale(ifMatch: string | undefined, version: number): boolean;
}

export interface Activation {
  readonly status: string;
  readonly activeAfterMs?: number | undefined;
}

export interface IssuingTokens {
  /** Ids that a token will cover, or why there is none. `ids`: the parameters named id. */
  tokenScope(instance: string | undefined, ids: readonly string[], world: World): readonly string[] | Answer;
  /** A new token: its value, life and address. */
  issue(subscriptions: readonly string[], world: World): TokenRecord;
  /** The Parameters that tell the client of it. */
  tokenParameters(token: TokenRecord, world: World): JsonObject;
  /** Subscription ids that a bind with the value binds; undefined where it is refused. `token`: its record, if known. */
  redeem(value: string, token: TokenRecord | undefined, world: World): readonly string[] | undefined;
}

export interface Connecting {
  /** Whether a TLS server also opens an unencrypted WebSocket port (`world.plainWebsocketUrl`). */
  readonly offersPlainSocket: boolean;
  /** Whether messages are compressed for a client that offers to take them so (permessage-deflate). */
  readonly compresses: boolean;
  /** What is done about a connection that has just opened. */
  opened(connection: Connection): void;
  /** Refusal of an upgrade request; undefined lets it in. */
  refuseUpgrade(request: IncomingMessage, world: World): { readonly status: number; readonly text: string } | undefined;
  /** Subprotocol named in the upgrade answer; of those offered, where any were. */
  subprotocol(offered: readonly string[]): string | undefined;
  /** The token in a bind message; undefined where the text is none. */
  bindMessage(text: string): string | undefined;
  /** How a client message that is no bind message, or a refused bind, is answered: an ending, a text, or silence. */
  onRefusedBind(reason: string, connection: Connection): Ending | { readonly text: string } | undefined;
  /** How the server ends a connection instead of binding it (again); undefined binds it. */
  refuseRebind(connection: Connection, subscriptions: readonly SubscriptionRecord[]): Ending | undefined;
  /** Bindings of a connection after a bind; a Subscription that is in twice is notified twice. */
  bound(before: readonly Binding[], fresh: readonly Binding[]): readonly Binding[];
  /** What is sent after a bind, in order. */
  welcome(subscriptions: readonly SubscriptionRecord[], connection: Connection, world: World): readonly Notice[];
  /** Ending of a connection when a token expires that it was bound by at some time; undefined lets it go on. */
  onTokenExpiry(token: TokenRecord, connection: Connection): Ending | undefined;
  /** Payload of the pong that answers a ping; undefined sends none. */
  pong(payload: string): string | undefined;
  /** Whether a close frame of the client is answered. */
  readonly answersClose: boolean;
  /** What happens to a bound Subscription when its connection has ended. Changes the record. */
  afterDisconnect(record: SubscriptionRecord, world: World): void;
}

export interface Beating {
  /** Waits before each heartbeat, in ms, from the bind on. Empty: no heartbeats. */
  heartbeats(periodS: number | undefined, binding: Binding, connection: Connection): Iterable<number>;
  /** What is sent when a heartbeat is due. */
  beat(subscription: SubscriptionRecord, world: World): Notice | 'ping' | undefined;
}

export interface Detecting {
  /** Whether events are looked for on behalf of a Subscription. */
  detects(subscription: SubscriptionRecord): boolean;
  /** Whether a change is an event of the topic. Refused changes are asked about too. */
  fires(change: Change, topic: Topic, world: World): boolean;
  /** Whether a change passes one filterBy of a Subscription. */
  passes(filter: JsonObject, change: Change, subscription: SubscriptionRecord, world: World): boolean;
  /** Whether the results of all filters together let the change through. */
  together(results: readonly boolean[]): boolean;
  /** Number of a new event and count after it; undefined where the event is lost. `connected`: somebody would hear it. */
  register(subscription: SubscriptionRecord, connected: boolean, world: World): Numbering | undefined;
  /** How long events are gathered before they are sent, in ms. */
  batchingMs(subscription: SubscriptionRecord): number;
  /** The gathered events, cut into notifications in the order in which they are sent. */
  batches(events: readonly EventRecord[], subscription: SubscriptionRecord): readonly (readonly EventRecord[])[];
  /** Connections that a notification about events goes to; one that is in twice gets it twice. */
  receivers(subscription: SubscriptionRecord, world: World): readonly Connection[];
  /** Whether a Subscription sends a kind of notification in its present state. */
  speaks(subscription: SubscriptionRecord, kind: NoticeKind): boolean;
}

export interface Numbering {
  readonly number: number;
  readonly count: number;
}

export interface Notifying {
  /** By how much sending a notification raises the count, beside the events in it, which are counted when they happen. */
  raises(kind: NoticeKind): number;
  /** Content level that a notification follows: empty, id-only, full-resource. */
  content(notice: Notice): string;
  /** SubscriptionStatus.type */
  statusType(notice: Notice): string;
  /** SubscriptionStatus.status */
  statusCode(notice: Notice): string | undefined;
  /** SubscriptionStatus.eventsSinceSubscriptionStart, as it is written. */
  count(notice: Notice): Json | undefined;
  /** SubscriptionStatus.topic */
  topic(notice: Notice, level: string): string | undefined;
  /** SubscriptionStatus.error: what is wrong with the Subscription now. */
  errors(notice: Notice): readonly JsonObject[];
  /** A literal reference, given `Type/id`. */
  reference(path: string, world: World): string;
  /** SubscriptionStatus.subscription */
  subscriptionReference(notice: Notice, reference: string): JsonObject | undefined;
  /** Events listed in a notification. */
  events(notice: Notice): readonly EventRecord[];
  /** notificationEvent.eventNumber, as it is written. */
  eventNumber(event: EventRecord, notice: Notice): Json | undefined;
  /** notificationEvent.timestamp */
  eventTimestamp(event: EventRecord, notice: Notice): string | undefined;
  /** notificationEvent.focus, given its literal reference. */
  focus(reference: string, event: EventRecord, level: string): JsonObject | undefined;
  /** notificationEvent.additionalContext, given the literal references of what the topic's shape includes. */
  context(references: readonly string[], event: EventRecord, level: string): readonly JsonObject[];
  /** Bundle entries after the status. */
  furtherEntries(events: readonly EventRecord[], level: string, world: World): readonly JsonObject[];
  /** The finished SubscriptionStatus. */
  status(status: JsonObject, notice: Notice, world: World): JsonObject;
  /** The finished Bundle. */
  bundle(bundle: JsonObject, notice: Notice, world: World): JsonObject;
  /** The WebSocket messages that carry it. */
  frames(bundle: JsonObject, notice: Notice, world: World): readonly Frame[];
  /** SubscriptionStatus list that `$status` answers with, of the Subscriptions that were asked about. */
  statusScope(asked: readonly SubscriptionRecord[], world: World): readonly SubscriptionRecord[];
}

export interface EndingSubscriptions {
  /** Whether DELETE marks the Subscription as deleted. */
  deletes(subscription: SubscriptionRecord): boolean;
  /** How a connection is ended because one of its Subscriptions was deleted; undefined leaves it open. */
  onDelete(connection: Connection, subscription: SubscriptionRecord): Ending | undefined;
  /** Status of a Subscription whose end time has come. */
  onEnd(status: string): string;
}
