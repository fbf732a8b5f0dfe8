import { releaseOf } from '../../../src/fhir/index.js';
import type { HookAnswer, Json, Release, SubscriptionSettings } from '../../../src/model/index.js';
import { releasedBundle } from '../../../src/model/testing/released-bundle.js';
import {
  notificationBundle,
  resourceEntry,
  story,
  type Story,
  type StoryOptions,
} from '../../../src/model/testing/story.js';
import { HEADERS } from '../keys.js';

/** Where the endpoints of a tale are. */
const ENDPOINTS = 'http://127.0.0.1:9/hook';

export interface HookedOptions {
  readonly asked?: Partial<SubscriptionSettings> | undefined;
  readonly granted?: Partial<SubscriptionSettings> | undefined;
  readonly query?: string | undefined;
}

export interface PostedOptions {
  /** Default: `handshake`; null posts `text`. */
  readonly type?: string | null | undefined;
  /** Number of the one event of an event-notification. */
  readonly number?: number | undefined;
  /** Default: `Encounter/e<number>`; null shows none. */
  readonly focus?: string | null | undefined;
  readonly withResource?: boolean | undefined;
  /** Key of the Subscription that it names, where that is another one. */
  readonly names?: string | undefined;
  readonly count?: number | undefined;
  readonly text?: string | undefined;
  readonly method?: string | undefined;
  /** Default: path and query of the endpoint. */
  readonly url?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: 200 at once. */
  readonly answer?: Exclude<HookAnswer, string> | 'hung' | 'none' | undefined;
  /** When the target gave up, after how many ms. */
  readonly hungMs?: number | undefined;
}

/** Tells stories of endpoints, entry by entry, upon a story of a test. */
export class Tale {
  readonly told: Story;
  private readonly urls = new Map<string, string>();
  private readonly deliveries = new Map<string, number>();
  private readonly stored = new Map<string, SubscriptionSettings>();

  constructor(private readonly options: StoryOptions = {}) {
    this.told = story({ scenario: 'rest-hook', ...options });
  }

  /** An endpoint and the Subscription that names it, accepted as requested and not read yet. */
  hooked(key: string, { asked, granted, query }: HookedOptions = {}): this {
    const url = `${ENDPOINTS}/${key}${query === undefined ? '' : `?${query}`}`;
    this.urls.set(key, url);
    this.told.mark({ name: 'endpoint', key, connection: `hook-${key}`, url });
    const wish = { channel: { code: 'rest-hook' }, endpoint: url, headers: [...HEADERS], ...asked };
    this.stored.set(key, { filters: [], ...wish, ...granted });
    this.told.subscribed(key, { asked: wish, granted: { status: 'requested', ...granted }, readBack: false });
    return this;
  }

  posted(key: string, options: PostedOptions = {}): this {
    const { method = 'POST', headers = {}, answer = { status: 200 }, hungMs = 1_000 } = options;
    const delivery = (this.deliveries.get(key) ?? 0) + 1;
    this.deliveries.set(key, delivery);
    const connection = `hook-${key}`;
    const text = options.text ?? JSON.stringify(this.bundle(key, options));
    const { pathname, search } = new URL(this.urls.get(key) ?? ENDPOINTS);
    this.told.entry({
      kind: 'hook-received',
      ...{ connection, delivery, method, text, binary: false, bytes: text.length },
      url: options.url ?? `${pathname}${search}`,
      headers: { ...plainHeaders(), ...headers },
    });
    const at = { kind: 'hook-answered', connection, delivery } as const;
    if (answer === 'hung') this.told.after(hungMs).entry({ ...at, how: 'hung' });
    else if (answer !== 'none')
      this.told.after(answer.afterMs ?? 0).entry({ ...at, how: 'answered', status: answer.status });
    return this;
  }

  /** An event-notification. */
  event(key: string, number: number, options: PostedOptions = {}): this {
    return this.posted(key, { type: 'event-notification', number, ...options });
  }

  /** The Subscription was read, or was not to be read. */
  read(key: string, status: string | undefined): this {
    const settings = this.stored.get(key) ?? { filters: [] };
    const answer = { id: `sub-${key}`, ...releaseOf(this.release).subscription({ ...settings, status }) };
    this.told.exchange({ purpose: 'read', about: key, status: status === undefined ? 404 : 200, answer });
    return this;
  }

  /** The scenario waited, and what it waited for did not come. */
  inVain(what: string): this {
    this.told.waited(what, { met: false });
    return this;
  }

  /** `$status` was called. */
  counted(key: string, count: number, more: { readonly status?: string; readonly error?: Json } = {}): this {
    const subscription = { reference: `Subscription/sub-${key}` };
    const own = { type: 'query-status', eventsSinceSubscriptionStart: String(count), subscription, ...more };
    const resource = { resourceType: 'SubscriptionStatus', ...own };
    const answer = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] };
    this.told.exchange({ purpose: 'status', about: key, status: 200, answer });
    return this;
  }

  updated(key: string, status: number, purpose = 'update'): this {
    this.told.exchange({ purpose, about: key, method: 'PUT', status });
    return this;
  }

  /** Anything else that a story can tell. */
  and(tell: (told: Story) => unknown): this {
    tell(this.told);
    return this;
  }

  private get release(): Release {
    return this.options.release ?? 'R5';
  }

  history() {
    return this.told.history();
  }

  private bundle(key: string, { type, number, count, focus, withResource, names = key }: PostedOptions): Json {
    const about = focus === undefined ? `Encounter/e${String(number ?? 0)}` : focus;
    const bundle = notificationBundle({
      type: type ?? 'handshake',
      subscriptionId: `sub-${names}`,
      count: count ?? number ?? 0,
      timestamp: '2030-01-01T00:00:00Z',
      events: number === undefined ? [] : [{ number, timestamp: '2030-01-01T00:00:00Z', focus: about }],
      entries: withResource === true ? [resourceEntry(about ?? 'Encounter/e0', {})] : [],
    });
    return releasedBundle(bundle, this.release);
  }
}

function plainHeaders(): Record<string, string> {
  const own = HEADERS.map(({ name, value }) => [name.toLowerCase(), value]);
  return {
    ...Object.fromEntries<string>(own.map(([name = '', value = '']) => [name, value])),
    'content-type': 'application/fhir+json',
  };
}

export function tale(options: StoryOptions = {}): Tale {
  return new Tale(options);
}
