import { releaseOf } from '../../fhir/index.js';
import { profileIssues } from '../../fhir/validation/profiles/index.js';
import { structureIssues } from '../../fhir/validation/structure/index.js';
import type { Validator } from '../fhir-release.js';
import type { Entry, EntryBody } from '../entry.js';
import type { Facts } from '../facts.js';
import { History } from '../history.js';
import { isObject, type Json, type JsonObject } from '../json.js';
import { DEFAULT_LIMITS } from '../limits.js';
import type { Mark, MarkOf } from '../mark.js';
import type { Release } from '../release.js';
import type { SubscriptionSettings } from '../subscription.js';
import type { Transcript, TranscriptFooter } from '../transcript.js';
import { BASE_URL, notificationBundle, resourceEntry, TOPIC_URL } from './notification-bundle.js';
import { releasedBundle } from './released-bundle.js';
import type {
  BoundOptions,
  EventOptions,
  ExchangeOptions,
  NotifiedOptions,
  StoryOptions,
  SubscribedOptions,
  TokenOptions,
  TriggeredOptions,
} from './story-options.js';

export { BASE_URL, notificationBundle, resourceEntry, TOPIC_URL } from './notification-bundle.js';
export { having, together, without } from './spoil.js';
export type * from './story-options.js';

/** Wall time at 0 ms of the monotonic clock. */
export const STORY_STARTED_AT = Date.parse('2030-01-01T00:00:00.000Z');

/** The facts that a story starts from: an R5 server with one topic. */
export const STORY_FACTS: Facts = {
  baseUrl: BASE_URL,
  release: 'R5',
  fhirVersion: '5.0.0',
  software: 'Example Server 1.0',
  topics: [],
  topic: {
    url: TOPIC_URL,
    resource: 'Encounter',
    interactions: ['create', 'update'],
    patientFilter: 'patient',
  },
  binding: { form: 'colon', handshakes: true },
};

const FHIR_VERSIONS: Readonly<Record<Release, string>> = { R4: '4.0.1', R4B: '4.3.0', R5: '5.0.0' };

/** Starts a transcript for a test: `story().subscribed('a').opened().bound().handshake().event().history()`. */
export function story(options: StoryOptions = {}): Story {
  const started = new Story(options);
  if (options.facts === null) return started;
  const { baseUrl = BASE_URL, facts, release = 'R5' } = options;
  const fhirVersion = FHIR_VERSIONS[release];
  return started.mark({ name: 'facts', facts: { ...STORY_FACTS, baseUrl, release, fhirVersion, ...facts } });
}

/**
 * Builds a transcript entry by entry. Each entry takes one millisecond; `at` and `after` move the clock. The key is the
 * first subscribed one and the connection the last opened one, where none is named.
 */
export class Story {
  private readonly entries: Entry[] = [];
  private readonly granted = new Map<string, SubscriptionSettings>();
  private readonly ids = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private clock = 0;
  private exchanges = 0;
  private connections = 0;
  private triggers = 0;
  private tokenExchange: number | undefined;
  private closing: Partial<TranscriptFooter> | null = {};

  constructor(private readonly options: StoryOptions) {}

  /** The next entry is recorded at this time, in ms since the run began. */
  at(ms: number): this {
    this.clock = ms;
    return this;
  }

  after(ms: number): this {
    this.clock += ms;
    return this;
  }

  /** When the next entry will be recorded. */
  get now(): number {
    return this.clock;
  }

  /** Sequence number of the last entry: what findings point to. */
  get lastSeq(): number {
    return this.entries.length;
  }

  /** Number of the last exchange. */
  get lastExchange(): number {
    return this.exchanges;
  }

  entry(body: EntryBody): this {
    const at = this.clock++;
    this.entries.push({ seq: this.entries.length + 1, at, wall: this.instant(at), ...body });
    return this;
  }

  mark(mark: Mark): this {
    return this.entry({ kind: 'mark', mark });
  }

  exchange(options: ExchangeOptions): this {
    const exchange = ++this.exchanges;
    const { purpose, about, as, failure, status } = options;
    const url = new URL(options.url ?? '', `${this.baseUrl}/`).href;
    const method = options.method ?? 'GET';
    const body = options.body === undefined ? undefined : written(options.body);
    const { headers: sent = {} } = options;
    this.entry({ kind: 'http-request', exchange, purpose, about, as, method, url, headers: sent, body });
    this.after(options.tookMs ?? 0);
    if (failure !== undefined) return this.entry({ kind: 'http-failure', exchange, ...failure });
    if (status === undefined) return this;
    const headers = {
      'content-type': 'application/fhir+json',
      date: new Date(this.startedAt + this.clock).toUTCString(),
      ...options.answerHeaders,
    };
    const answer = options.answer === undefined ? '' : written(options.answer);
    return this.entry({ kind: 'http-response', exchange, status, headers, body: answer });
  }

  /** Created, marked, and read back. */
  subscribed(key: string, options: SubscribedOptions = {}): this {
    const id = options.id ?? `sub-${key}`;
    const fhir = releaseOf(this.release);
    const asked = { ...DEFAULT_SETTINGS, ...options.asked };
    const granted = { ...asked, status: 'active', ...options.granted };
    const stored = { id, ...fhir.subscription(granted) };
    this.granted.set(key, granted);
    this.ids.set(key, id);
    const location = `${this.baseUrl}/Subscription/${id}`;
    const body = fhir.subscription(asked);
    const create = { purpose: 'create', about: key, method: 'POST', url: 'Subscription', body };
    this.exchange({ ...create, status: 201, answerHeaders: { location }, answer: stored });
    this.mark({ name: 'subscribed', key, id, exchange: this.exchanges });
    if (options.readBack === false) return this;
    return this.exchange({ purpose: 'read', about: key, url: `Subscription/${id}`, status: 200, answer: stored });
  }

  /** A token was answered, and marked. */
  token(options: TokenOptions = {}): this {
    const keys = options.keys ?? this.firstKey();
    const level = options.level ?? 'instance';
    const instance = level === 'instance' ? `/${this.idOf(keys[0] ?? '')}` : '';
    const expires = this.instant(this.clock + (options.lifeMs ?? 3_600_000));
    const honest: JsonObject = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'token', valueString: options.value ?? `token-${String(this.exchanges + 1)}` },
        { name: 'expiration', valueDateTime: expires },
        ...keys.map((key) => ({ name: 'subscription', valueString: this.idOf(key) })),
        { name: 'websocket-url', valueUrl: options.url ?? 'wss://host.example/ws' },
      ],
    };
    const url = `Subscription${instance}/$get-ws-binding-token`;
    const answer = options.spoil?.(honest) ?? honest;
    this.exchange({
      purpose: options.purpose ?? 'token',
      about: keys.join(','),
      method: 'POST',
      url,
      status: 200,
      answer,
    });
    this.tokenExchange = this.exchanges;
    return this.mark({ name: 'token', exchange: this.exchanges, level, keys });
  }

  opened(connection = `c${String(this.connections + 1)}`, url = 'wss://host.example/ws'): this {
    this.connections++;
    return this.entry({ kind: 'ws-connect', connection, url, headers: {} }).entry({
      kind: 'ws-open',
      connection,
      headers: {},
    });
  }

  /** A bind message was sent, and marked. */
  bound(options: BoundOptions = {}): this {
    const keys = options.keys ?? this.firstKey();
    const connection = options.connection ?? this.lastConnection();
    const exchange = options.exchange ?? this.tokenExchange;
    const { credential = 'good', form = 'colon' } = options;
    this.mark({ name: 'bind', connection, form, exchange, keys, credential });
    return this.entry({ kind: 'ws-sent', connection, text: 'bind-with-token: redacted-token-1' });
  }

  handshake(options: NotifiedOptions = {}): this {
    return this.notified('handshake', options);
  }

  heartbeat(options: NotifiedOptions = {}): this {
    return this.notified('heartbeat', options);
  }

  /** An event-notification about one new event, in the content level of the key; `events` and `entries` replace it. */
  event(options: EventOptions = {}): this {
    const key = options.key ?? this.firstKey()[0] ?? '';
    const number = options.number ?? (this.counts.get(key) ?? 0) + 1;
    const highest = Math.max(number, ...(options.events ?? []).map((event) => event.number));
    this.counts.set(key, Math.max(this.counts.get(key) ?? 0, highest));
    const focus = options.focus ?? `Encounter/e${String(number)}`;
    const content = options.content ?? this.granted.get(key)?.content ?? 'id-only';
    const timestamp = this.instant(this.clock);
    const events = [{ number, timestamp, focus: content === 'empty' ? null : focus }];
    const entries = content === 'full-resource' ? [resourceEntry(focus, { status: 'completed' })] : [];
    const topic = content === 'empty' ? null : undefined;
    return this.notified('event-notification', { topic, events, entries, ...options, key });
  }

  /** A notification of any type. */
  notified(type: string, options: NotifiedOptions = {}): this {
    const key = options.key ?? this.firstKey()[0] ?? '';
    const parts = {
      ...options,
      type,
      subscriptionId: options.subscriptionId ?? this.idOf(key),
      count: options.count === undefined ? (this.counts.get(key) ?? 0) : options.count,
      timestamp: options.timestamp ?? this.instant(this.clock),
    };
    const bundle = releasedBundle(notificationBundle(parts), this.release);
    return this.received(written(options.spoil?.(bundle) ?? bundle), options.connection);
  }

  /** Any data message of the server. */
  received(text: string, connection = this.lastConnection(), binary = false): this {
    return this.entry({ kind: 'ws-received', connection, text, binary, bytes: Buffer.byteLength(text) });
  }

  /** A change on the target, and its mark. */
  triggered(options: TriggeredOptions = {}): this {
    const n = String(++this.triggers);
    const { interaction = 'create', because = 'match', event = `event-${n}` } = options;
    const focus = options.focus === null ? undefined : (options.focus ?? `Encounter/e${n}`);
    const [type = 'Encounter'] = (focus ?? 'Encounter/e').split('/');
    const [method, success] = TRIGGER_STYLE[interaction];
    this.exchange({
      purpose: 'trigger',
      about: event,
      method,
      url: interaction === 'create' ? type : (focus ?? `${type}/e${n}`),
      body: interaction === 'delete' ? undefined : (options.body ?? { resourceType: type, status: 'completed' }),
      status: options.status ?? (focus === undefined ? 412 : success),
      tookMs: options.tookMs,
    });
    const { expects = because === 'match' ? this.firstKey() : [], forbids = [], traces } = options;
    const exchange = this.exchanges;
    return this.mark({ name: 'trigger', event, exchange, interaction, focus, expects, forbids, because, traces });
  }

  /** Closing handshake, begun by one side and answered by the other; then the end. */
  closed(by: 'client' | 'server' = 'client', code = 1000, connection = this.lastConnection()): this {
    const answer = by === 'client' ? 'server' : 'client';
    return this.entry({ kind: 'ws-close', connection, by, code, reason: '' })
      .entry({ kind: 'ws-close', connection, by: answer, code, reason: '' })
      .entry({ kind: 'ws-end', connection, code, message: '' });
  }

  /** The connection ended without a closing handshake. */
  broken(connection = this.lastConnection()): this {
    return this.entry({ kind: 'ws-end', connection, code: 1006, message: 'connection reset' });
  }

  waited(what: string, options: Partial<MarkOf<'waited'>> = {}): this {
    return this.mark({ name: 'waited', what, limitMs: 10_000, sinceAt: this.clock, met: true, ...options });
  }

  listened(what: string, keys: readonly string[], fromAt: number): this {
    return this.mark({ name: 'listened', what, keys, fromAt });
  }

  skipped(what: string, reason: string, option?: string): this {
    return this.mark({ name: 'skip', what, reason, option });
  }

  blocked(what: string, reason: string): this {
    return this.mark({ name: 'blocked', what, reason });
  }

  late(ms: number): this {
    return this.entry({ kind: 'late', ms });
  }

  /** What the footer says beyond the defaults; null for a recording without footer. */
  footer(footer: Partial<TranscriptFooter> | null): this {
    this.closing = footer;
    return this;
  }

  transcript(): Transcript {
    const { scenario = 'story', limits } = this.options;
    return {
      header: {
        kind: 'header',
        format: 1,
        tool: { name: 'fhir-handshake', version: '0.0.0' },
        run: 'run-1',
        scenario,
        title: 'A story told by a test',
        baseUrl: this.baseUrl,
        release: this.release,
        limits: { ...DEFAULT_LIMITS, ...limits },
        startedAt: this.instant(0),
      },
      entries: [...this.entries],
      footer: this.closing === null ? undefined : { ...this.lastWords(), ...this.closing },
    };
  }

  history(): History {
    return new History(this.transcript(), releaseOf(this.release), validatorOf(this.release));
  }

  private lastWords(): TranscriptFooter {
    const durationMs = this.entries.at(-1)?.at ?? 0;
    const finishedAt = this.instant(durationMs);
    const latenessMs = { p99: 0, max: 0 };
    return {
      kind: 'footer',
      entries: this.entries.length,
      finishedAt,
      durationMs,
      latenessMs,
      outcome: 'completed',
    };
  }

  private get release(): Release {
    return this.options.release ?? 'R5';
  }

  private get baseUrl(): string {
    return this.options.baseUrl ?? BASE_URL;
  }

  private get startedAt(): number {
    return this.options.startedAt ?? STORY_STARTED_AT;
  }

  private instant(at: number): string {
    return new Date(this.startedAt + at).toISOString();
  }

  private firstKey(): string[] {
    return [...this.ids.keys()].slice(0, 1);
  }

  private idOf(key: string): string {
    return this.ids.get(key) ?? `sub-${key}`;
  }

  private lastConnection(): string {
    const last = this.entries.findLast((entry) => entry.kind === 'ws-connect');
    return last?.kind === 'ws-connect' ? last.connection : 'c1';
  }
}

/** Without the invariants: what the checks do with issues is tested here, and loading their engine takes its time. */
function validatorOf(release: Release): Validator {
  const found = (resource: Json | undefined) => [
    ...structureIssues(resource, release),
    ...(isObject(resource) ? profileIssues(resource, release) : []),
  ];
  return { release, issues: found, frameIssues: found };
}

const DEFAULT_SETTINGS: SubscriptionSettings = {
  topic: TOPIC_URL,
  filters: [{ parameter: 'patient', value: 'Patient/p1' }],
  channel: { system: 'http://terminology.hl7.org/CodeSystem/subscription-channel-type', code: 'websocket' },
  contentType: 'application/fhir+json',
  content: 'id-only',
};

const TRIGGER_STYLE = { create: ['POST', 201], update: ['PUT', 200], delete: ['DELETE', 204] } as const;

function written(body: Json): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
