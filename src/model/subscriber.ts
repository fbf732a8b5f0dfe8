import type { Asker } from './asker.js';
import type { Cause } from './cause.js';
import type { Facts } from './facts.js';
import type { Json, JsonObject } from './json.js';
import type { Limits } from './limits.js';
import type { BindForm, Mark } from './mark.js';
import type { NotificationView, StatusView } from './notification.js';
import type { Release } from './release.js';
import type { Stage } from './stage.js';
import type { SubscriptionSettings } from './subscription.js';

/** The story cannot go on, and why. Thrown by the subscriber, caught by the runner, read by checks. */
export class Blocked extends Error {
  override readonly name = 'Blocked';

  constructor(
    message: string,
    /** Set where the target did not let the story through a stage of the walk; the message begins with its reason. */
    readonly root?: Cause,
  ) {
    super(message);
  }
}

/** A stage that the target does not let the story through: the reason, and what else is known in this case. */
export function blockedAt(stage: Stage, reason: string, details = ''): Blocked {
  return new Blocked(details === '' ? reason : `${reason}: ${details}`, { stage, reason });
}

/** Everything a scenario can do. Each call is recorded; none judges. */
export interface Subscriber {
  readonly release: Release;
  readonly limits: Limits;
  /** What discovery learnt so far. */
  readonly facts: Facts;
  /** The bearer token of the REST calls, where the user gave one. */
  readonly accessToken?: string | undefined;
  /** Those as whom a request can be made: `other` where the user configured a second identity, `nobody` and `invalid` where the run shows credentials. */
  readonly askers: readonly Asker[];
  /** Set where parts of a story are played in turn: fewer requests and connections at once. */
  readonly partsInTurn?: boolean | undefined;

  /** Discovery: read metadata and topics, choose a topic and a trigger. Records `metadata`, `topic-list`, `topic-read`, `topic-search` exchanges. */
  discover(): Promise<void>;
  /** Binding: try the bind forms, each on a fresh connection with a fresh token, until one is answered by a handshake or an event. */
  findBindForm(subscription: SubscribedTo): Promise<void>;

  /** One HTTP request. `path` is relative to the base URL. Never throws for an answer; `status` is undefined where none came. */
  request(request: RestRequest): Promise<Answer>;

  /** The Subscription body for settings over the defaults (topic, websocket, JSON, id-only, the patient filter). */
  subscriptionBody(wish?: Wish): JsonObject;
  /** POST a body; purpose `create`, about `key`. Journaled and marked `subscribed` where it is accepted. */
  create(key: string, body: JsonObject, purpose?: string): Promise<CreateAnswer>;
  /** Create, read back, wait until active. Throws Blocked where it is refused. */
  subscribe(key: string, wish?: Wish): Promise<SubscribedTo>;
  /** Read it (purpose `read`, about its key). */
  read(subscription: SubscribedTo): Promise<Answer>;
  /** DELETE it (purpose `delete`). */
  remove(subscription: SubscribedTo): Promise<Answer>;
  /** `$status` of one Subscription (purpose `status`). */
  status(subscription: SubscribedTo): Promise<Answer>;

  /** A token by the way that works (purpose `token`, about the keys). Throws Blocked where there is none. */
  token(...subscriptions: SubscribedTo[]): Promise<BindingToken>;
  /** One call of the token operation as told, whatever comes of it (purpose `token-probe` unless told otherwise). */
  tokenCall(call: TokenCall): Promise<TokenAnswer>;

  /** Open a connection. `undefined` where it is refused. */
  connect(url: string, options?: ConnectOptions): Promise<Connection | undefined>;
  /** Token, connection, bind, handshake. Throws Blocked where no handshake and no event shows the binding. */
  session(...subscriptions: SubscribedTo[]): Promise<Session>;

  /**
   * An endpoint for the rest-hook of one Subscription, at an address that nobody can guess. Throws Blocked where the target
   * could not reach it.
   */
  endpoint(key: string, answer?: HookAnswer, query?: string): Promise<Endpoint>;
  /** The address of an endpoint where nothing listens. */
  deadEndpoint(): Promise<string>;
  /** Why the target could reach no endpoint of this run, and the option that would mend it; undefined where it should. */
  readonly endpointObstacle: string | undefined;

  /** Cause an event, or a change that must cause none. */
  trigger(trigger: TriggerWish): Promise<Triggered>;
  /** A Patient of the scenario's own; `name` tells several apart. Created once, reference returned (`Patient/p1`). */
  patient(name?: string): Promise<string>;

  /** Wait until a deadline on the harness's clock; returns early where the run is interrupted. `what` is shown as progress. */
  pause(what: string, ms: number): Promise<void>;
  /** Ask again until `done` says so or the limit ends; recorded as `waited`. */
  until(what: string, limitMs: number, done: () => boolean | Promise<boolean>, everyMs?: number): Promise<boolean>;
  /** Long enough to believe that nothing comes: at least the settle limit, more where the target was seen to be slow. */
  settle(what: string): Promise<void>;
  /** Add a mark. */
  mark(mark: Mark): void;
  /** Say that a part is left out beforehand, and which option would include it. */
  skip(what: string, reason: string, option?: string): void;
  /** The floor of the run: a wait that the protocol forces. */
  needs(what: string, ms: number): void;
  /** Milliseconds on the clock of the transcript. */
  now(): number;
  /** Server time, from the last Date header: wall time in ms since the epoch. */
  serverTime(): number;
}

/** Settings to ask for beyond the defaults. `patient: false` leaves the isolating filter out. */
export interface Wish extends Partial<SubscriptionSettings> {
  readonly patient?: string | false | undefined;
  /** Ask for the second filter of the topic as well, with the value that a trigger with `secondFilter: true` meets. */
  readonly secondFilter?: boolean | undefined;
}

export interface RestRequest {
  readonly purpose: string;
  readonly about?: string | undefined;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly body?: Json | undefined;
  /** Body as it is, with its own Content-Type in `headers`. */
  readonly rawBody?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Who asks; the run itself unless told. Checks about what the run was answered do not see what others were. */
  readonly as?: Asker | undefined;
}

export interface Answer {
  readonly exchange: number;
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: Json | undefined;
}

export interface CreateAnswer extends Answer {
  /** Where it was accepted and named. */
  readonly subscription?: SubscribedTo | undefined;
}

export interface SubscribedTo {
  readonly key: string;
  readonly id: string;
  /** As last read; as sent where it could not be read. */
  readonly settings: SubscriptionSettings;
}

export interface TokenCall {
  readonly purpose?: string | undefined;
  readonly about?: string | undefined;
  /** Id in the path: instance level. Absent: type level. */
  readonly instance?: string | undefined;
  /** `id` parameters. */
  readonly ids?: readonly string[] | undefined;
  readonly method: 'GET' | 'POST';
  /** POST with this body; empty body where absent and no ids are given. */
  readonly keys: readonly string[];
  /** Who asks; the run itself unless told. A token that somebody else got is no token of the run. */
  readonly as?: Asker | undefined;
}

export interface TokenAnswer extends Answer {
  readonly token?: BindingToken | undefined;
}

export interface BindingToken {
  readonly exchange: number;
  readonly value: string;
  readonly url: string;
  /** Wall time in ms since the epoch; undefined where it is absent or unreadable. */
  readonly expiresAt?: number | undefined;
  readonly keys: readonly string[];
}

export interface Connection {
  readonly id: string;
  readonly url: string;
  readonly open: boolean;
  /** Send a bind message in the form that works. `credential` says why it must be refused, where it must. */
  bind(
    token: Pick<BindingToken, 'value' | 'keys'> & { exchange?: number | undefined },
    credential?: string,
    form?: BindForm,
  ): void;
  send(text: string): void;
  ping(payload: string): void;
  /** Start the closing handshake and wait for its end. */
  close(code?: number): Promise<void>;
  /** Notifications so far, in order of arrival. */
  readonly notifications: readonly ArrivedNotification[];
  /** Short messages so far that are no JSON, in order of arrival. */
  readonly texts: readonly string[];
  /** Wait for a notification that fits, counting those that already arrived since `sinceAt`; recorded as `waited`. */
  waitFor(
    what: string,
    fits: (n: ArrivedNotification) => boolean,
    options?: WaitOptions,
  ): Promise<ArrivedNotification | undefined>;
  /** Wait for the end of the connection. True where it ended in time. */
  waitForEnd(what: string, limitMs: number): Promise<boolean>;
}

/** What an endpoint does with a request: an answer, after a while where told so; no answer at all; or it cuts the connection. */
export type HookAnswer =
  | { readonly status: number; readonly body?: string | undefined; readonly afterMs?: number | undefined }
  | 'hang'
  | 'cut';

export interface Endpoint {
  /** `hook-1`, as in the transcript. */
  readonly id: string;
  readonly key: string;
  /** What the Subscription names. */
  readonly url: string;
  /** Requests so far. */
  readonly requests: number;
  /** Notifications so far, in order of arrival. */
  readonly notifications: readonly ArrivedNotification[];
  /** From now on requests are answered like this; 200 without a body at first. */
  answer(next: HookAnswer): void;
  /** Answers every request that waits for its answer. */
  release(status: number): void;
  /** Wait for a notification that fits, counting those that already arrived since `sinceAt`; recorded as `waited`. */
  waitFor(
    what: string,
    fits: (n: ArrivedNotification) => boolean,
    options?: WaitOptions,
  ): Promise<ArrivedNotification | undefined>;
  /** Wait until there were so many requests, whatever they hold. True where there were in time. */
  waitForRequests(what: string, count: number, limitMs?: number): Promise<boolean>;
}

export interface ConnectOptions {
  /**
   * `rest`: with the credentials of the REST calls; `none`: without, as a browser would. Unless told, without at first, and with them
   * where the target asks for them.
   */
  readonly authorization?: 'rest' | 'none' | undefined;
  /** Whose credentials these are; the run's unless told. */
  readonly as?: Asker | undefined;
}

export interface WaitOptions {
  readonly limitMs?: number | undefined;
  /** When it should come, from now, where that is known: shown as progress. */
  readonly dueInMs?: number | undefined;
  readonly sinceAt?: number | undefined;
}

export interface ArrivedNotification {
  readonly at: number;
  readonly view: NotificationView;
  readonly status: StatusView;
}

export interface Session {
  readonly connection: Connection;
  readonly token: BindingToken;
}

export interface TriggerWish {
  /** `match` fires the topic; `miss-criteria` is of the right type and misses it; `other-resource` is of another type. */
  readonly change?: 'match' | 'miss-criteria' | 'other-resource' | undefined;
  /** Default `create`, or the first one that the topic fires on where that is none of them. `update` and `delete` act on a matching resource made beforehand, without waiting for its own event. */
  readonly interaction?: 'create' | 'update' | 'delete' | undefined;
  /** Resource made by an earlier trigger, to update or delete. */
  readonly resource?: string | undefined;
  readonly patient?: string | undefined;
  /** Whether the second filter's value is met. */
  readonly secondFilter?: boolean | undefined;
  /** Send the update so that the server must refuse it (stale If-Match). */
  readonly refused?: boolean | undefined;
  readonly expects?: readonly SubscribedTo[] | undefined;
  readonly forbids?: readonly SubscribedTo[] | undefined;
  readonly because?: string | undefined;
}

export interface Triggered {
  readonly event: string;
  readonly accepted: boolean;
  /** `Encounter/e1` */
  readonly focus?: string | undefined;
  /** When the triggering request was answered, on the clock of the transcript. */
  readonly at: number;
}
