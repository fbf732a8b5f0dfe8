import { text, type JsonObject } from '../json.js';
import type { RunningReference } from '../options.js';
import { encounter, patient, send, subscriptionBody, within } from './client.js';
import { hookWish, type Endpoint, type Posted } from './endpoint.js';

/** How long a client waits for what ought to happen, and how often it looks, in ms. */
const PATIENCE_MS = 1500;
const LOOK_MS = 20;

/** A client with one rest-hook Subscription to the Encounters of a Patient of its own. */
export class HookClient {
  private id = '';
  private subject = '';

  constructor(
    private readonly server: RunningReference,
    readonly endpoint: Endpoint,
  ) {}

  /** Answers the status that the create answers with; undefined where it is refused. */
  async subscribe(wish: JsonObject = {}): Promise<string | undefined> {
    this.subject = await patient(this.server);
    const filterBy = [{ filterParameter: 'patient', value: this.subject }];
    const asked = subscriptionBody(hookWish(this.endpoint, { filterBy, ...wish }));
    const { body } = await send(this.server, 'POST', 'Subscription', asked);
    this.id = text(body.id) ?? '';
    return text(body.status);
  }

  async happen(): Promise<void> {
    await encounter(this.server, this.subject);
  }

  async status(): Promise<string | undefined> {
    return text((await send(this.server, 'GET', `Subscription/${this.id}`)).body.status);
  }

  async countTold(): Promise<string | undefined> {
    const { body } = await send(this.server, 'GET', `Subscription/${this.id}/$status`);
    return text(within(body, 'entry', 0, 'resource', 'eventsSinceSubscriptionStart'));
  }

  async reactivate(): Promise<void> {
    const { body } = await send(this.server, 'GET', `Subscription/${this.id}`);
    await send(this.server, 'PUT', `Subscription/${this.id}`, { ...body, status: 'requested' });
  }

  /** The latest that was posted and is no handshake. */
  latest(): Posted | undefined {
    return this.notified().at(-1);
  }

  /** Looks until it sees what it wants or loses patience; the last that it saw. */
  async until<Seen>(look: () => Seen | Promise<Seen>, wants: (seen: Seen) => boolean, ms = PATIENCE_MS): Promise<Seen> {
    const end = performance.now() + ms;
    let seen = await look();
    while (!wants(seen) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      seen = await look();
    }
    return seen;
  }

  untilStatus(status: string): Promise<string | undefined> {
    return this.until(
      () => this.status(),
      (seen) => seen === status,
    );
  }

  /** Until so many notifications arrived that are no handshakes; how many did. */
  untilNotified(count: number): Promise<number> {
    return this.until(
      () => this.notified().length,
      (seen) => seen >= count,
    );
  }

  private notified(): Posted[] {
    const { posted } = this.endpoint;
    return posted.filter(({ bundle, status }) => Object.keys(bundle).length > 0 && status.type !== 'handshake');
  }
}
