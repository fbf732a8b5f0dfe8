import { exchangeByHand } from './by-hand.js';
import type { Asker } from './asker.js';
import type { Cause } from './cause.js';
import { connectionStories, type ConnectionStory } from './connection.js';
import type { Entry, EntryOf, ReceivedEntry } from './entry.js';
import { answeredExchanges, succeeded, type Exchange } from './exchange.js';
import type { Facts } from './facts.js';
import type { FhirRelease, ReleaseWords, Validator } from './fhir-release.js';
import { firstBy } from './first-by.js';
import { grouped } from './grouped.js';
import { endpointStories, type EndpointStory } from './hook.js';
import type { Issue } from './issue.js';
import { isObject, textAt, type Json, type JsonObject } from './json.js';
import type { Limits } from './limits.js';
import type { MarkName, MarkOf } from './mark.js';
import { marksByName, type MarksByName, type Timed } from './marks-by-name.js';
import { messageJson } from './message-json.js';
import type { NotificationView, StatusView } from './notification.js';
import { seenEvents, seenEventsByKey, type SeenEvent } from './seen-event.js';
import type { SubscriptionSettings } from './subscription.js';
import type { Transcript, TranscriptFooter, TranscriptHeader } from './transcript.js';

/** A data message of the server with what could be read from it. */
export interface Message {
  readonly entry: ReceivedEntry;
  /** Absent where the text is not JSON. */
  readonly json?: Json | undefined;
  /** Absent where it is no Bundle with a status. */
  readonly view?: NotificationView | undefined;
  /** One for each status: several where a server combines Subscriptions in one Bundle (ambiguity A04). */
  readonly notifications: readonly Notification[];
}

/** One status of one notification: what most checks are about. */
export interface Notification {
  readonly seq: number;
  readonly at: number;
  readonly connection: string;
  readonly entry: ReceivedEntry;
  readonly view: NotificationView;
  readonly status: StatusView;
  /** Key of the scenario's own Subscription that the status names; undefined for a foreign one. */
  readonly key?: string | undefined;
}

export interface SubscriptionStory {
  readonly key: string;
  readonly id: string;
  readonly create: Exchange;
  readonly requested: SubscriptionSettings;
  /** The resource as first read back, else as returned by the create; undefined where neither showed it. */
  readonly storedResource?: JsonObject | undefined;
  /** The negotiated settings: stored where known, else requested. */
  readonly settings: SubscriptionSettings;
}

/** The read-only query view of a transcript. Checks see nothing else. */
export class History {
  readonly header: TranscriptHeader;
  readonly footer: TranscriptFooter | undefined;
  readonly limits: Limits;
  /** What the run itself asked for. What others were told says nothing of how the server treats the run. */
  readonly exchanges: readonly Exchange[];
  readonly connections: readonly ConnectionStory[];
  readonly endpoints: readonly EndpointStory[];
  readonly subscriptions: readonly SubscriptionStory[];
  readonly messages: readonly Message[];
  readonly notifications: readonly Notification[];
  private readonly strangers: readonly Exchange[];
  private readonly standstills: readonly EntryOf<'late'>[];
  private readonly frames: ReadonlySet<JsonObject>;
  private readonly allMarks: MarksByName;
  private readonly byPurpose: ReadonlyMap<string, readonly Exchange[]>;
  private readonly byType: ReadonlyMap<string | undefined, readonly Notification[]>;
  private readonly exchangesByNumber: ReadonlyMap<number, Exchange>;
  private readonly connectionsById: ReadonlyMap<string, ConnectionStory>;
  private readonly subscriptionsByKey: ReadonlyMap<string, SubscriptionStory>;
  /** A resource of a transcript never changes, and many checks ask about the same one. */
  private readonly knownIssues = new WeakMap<JsonObject, readonly Issue[]>();

  constructor(
    readonly transcript: Transcript,
    private readonly fhir: FhirRelease,
    private readonly validator: Validator,
  ) {
    this.header = transcript.header;
    this.footer = transcript.footer;
    this.limits = transcript.header.limits;
    this.allMarks = marksByName(transcript.entries);
    this.standstills = transcript.entries.filter((entry) => entry.kind === 'late');
    const exchanges = answeredExchanges(transcript.entries);
    this.exchanges = exchanges.filter(({ as }) => as === 'self');
    this.strangers = exchanges.filter(({ as }) => as !== 'self');
    this.byPurpose = grouped(this.exchanges, ({ purpose }) => purpose);
    this.exchangesByNumber = firstBy(this.exchanges, ({ request }) => request.exchange);
    this.connections = connectionStories(transcript.entries);
    this.connectionsById = firstBy(this.connections, ({ id }) => id);
    this.endpoints = endpointStories(transcript.entries);
    this.subscriptions = this.marks('subscribed').flatMap((mark) => this.subscriptionOf(mark));
    this.subscriptionsByKey = firstBy(this.subscriptions, ({ key }) => key);
    this.messages = transcript.entries.filter(isReceived).map((entry) => this.read(entry));
    this.frames = new Set(this.messages.flatMap(({ view }) => (view === undefined ? [] : [view.bundle])));
    this.notifications = this.messages.flatMap(({ notifications }) => notifications);
    this.byType = grouped(this.notifications, ({ status }) => status.type);
  }

  /** What the release under test calls things. */
  get words(): ReleaseWords {
    return this.fhir.words;
  }

  get facts(): Facts | undefined {
    return this.marks('facts').at(-1)?.facts;
  }

  /** Exchanges of a purpose, and about one thing where `about` is given. */
  exchangesFor(purpose: string, about?: string): readonly Exchange[] {
    const found = this.byPurpose.get(purpose) ?? [];
    return about === undefined ? found : found.filter((x) => x.about === about);
  }

  /** What was asked as somebody else. */
  exchangesAs(asker: Exclude<Asker, 'self'>): Exchange[] {
    return this.strangers.filter(({ as }) => as === asker);
  }

  marks<Name extends MarkName>(name: Name): MarksByName[Name] {
    return this.allMarks[name];
  }

  /** An exchange by its number; a change that was made by hand is taken for one. */
  exchange(number: number): Exchange | undefined {
    return this.exchangesByNumber.get(number) ?? this.byHand(number);
  }

  subscription(key: string): SubscriptionStory | undefined {
    return this.subscriptionsByKey.get(key);
  }

  /** The endpoint that was opened for a Subscription. */
  endpoint(key: string): EndpointStory | undefined {
    return this.endpoints.find((story) => story.key === key);
  }

  connection(id: string): ConnectionStory | undefined {
    return this.connectionsById.get(id);
  }

  /** Notifications of one SubscriptionStatus.type, of one Subscription where a key is given. */
  notificationsOfType(type: string, key?: string): readonly Notification[] {
    const found = this.byType.get(type) ?? [];
    return key === undefined ? found : found.filter((n) => n.key === key);
  }

  /** Every event in every notification, in order of arrival. */
  events(key?: string): readonly SeenEvent[] {
    return key === undefined ? seenEvents(this) : (seenEventsByKey(this).get(key) ?? []);
  }

  /** Events whose focus is a given `[type]/[id]`. */
  eventsAbout(focus: string, key?: string): SeenEvent[] {
    return this.events(key).filter(({ event }) => event.focus?.name === focus);
  }

  /** Events whose focus is shown and was not caused by this scenario: somebody else uses the topic. */
  foreignEvents(key?: string): SeenEvent[] {
    const own = new Set(this.marks('trigger').map((trigger) => trigger.focus));
    return this.events(key).filter(({ event }) => {
      const focus = event.focus?.name;
      return focus !== undefined && !own.has(focus);
    });
  }

  /** What is wrong with a resource by the definitions of the release; of a notification what can be told quickly. */
  issues(resource: JsonObject): readonly Issue[] {
    const known = this.knownIssues.get(resource);
    if (known !== undefined) return known;
    const issues = this.frames.has(resource) ? this.validator.frameIssues(resource) : this.validator.issues(resource);
    this.knownIssues.set(resource, issues);
    return issues;
  }

  /** The statuses in any document, such as the answer of `$status`; none where it holds none. */
  statusesIn(document: Json | undefined): readonly StatusView[] {
    return document === undefined ? [] : (this.fhir.notification(document)?.statuses ?? []);
  }

  settingsOf(subscription: JsonObject): SubscriptionSettings {
    return this.fhir.settings(subscription);
  }

  /** How long the harness itself stood still, in all, between two times. Milliseconds. */
  latenessMs(fromAt: number, toAt: number): number {
    return this.standstills.reduce(
      (total, { at, ms }) => total + Math.max(0, Math.min(at, toAt) - Math.max(at - ms, fromAt)),
      0,
    );
  }

  /** When the transcript ends, on the monotonic clock. */
  get endAt(): number {
    return this.transcript.entries.at(-1)?.at ?? 0;
  }

  /** Why part of the story was left out or cut short: the words that an undecided check ends with. */
  get obstacle(): string | undefined {
    const blocked = this.marks('blocked').at(-1)?.reason;
    if (blocked !== undefined || this.footer !== undefined) return blocked ?? this.footer?.reason;
    return 'the recording is incomplete: it was cut short before its footer';
  }

  /** The stage that the target did not let the story through, where that is why it was cut short. */
  get cause(): Cause | undefined {
    return this.marks('blocked').at(-1)?.cause;
  }

  /** Why a part was left out beforehand. */
  skipped(what: string): Timed<MarkOf<'skip'>> | undefined {
    return this.marks('skip').find((mark): mark is Timed<MarkOf<'skip'>> => mark.what === what);
  }

  private byHand(number: number): Exchange | undefined {
    const deed = this.marks('trigger').find((mark) => mark.exchange === number);
    return deed && exchangeByHand(deed, this.transcript.entries);
  }

  private subscriptionOf(mark: Timed<MarkOf<'subscribed'>>): SubscriptionStory[] {
    const create = this.exchange(mark.exchange);
    if (create === undefined) return [];
    const requested = this.fhir.settings(isObject(create.sent) ? create.sent : {});
    const storedResource = this.firstRead(mark.key) ?? asSubscription(create.body);
    const settings = storedResource === undefined ? requested : this.fhir.settings(storedResource);
    return [{ key: mark.key, id: mark.id, create, requested, storedResource, settings }];
  }

  private firstRead(key: string): JsonObject | undefined {
    return asSubscription(this.exchangesFor('read', key).find(succeeded)?.body);
  }

  private read(entry: ReceivedEntry): Message {
    const json = messageJson(entry);
    const view = json === undefined ? undefined : this.fhir.notification(json);
    return { entry, json, view, notifications: view === undefined ? [] : this.notificationsIn(view, entry) };
  }

  private notificationsIn(view: NotificationView, entry: ReceivedEntry): Notification[] {
    const { seq, at, connection } = entry;
    return view.statuses.map((status) => {
      const key = this.subscriptions.find((story) => story.id === status.subscriptionId)?.key;
      return { seq, at, connection, entry, view, status, key };
    });
  }
}

function isReceived(entry: Entry): entry is ReceivedEntry {
  return entry.kind === 'ws-received' || entry.kind === 'hook-received';
}

function asSubscription(body: Json | undefined): JsonObject | undefined {
  return isObject(body) && textAt(body, 'resourceType') === 'Subscription' ? body : undefined;
}
