import {
  Blocked,
  blockedAt,
  BIND_FORMS,
  type ArrivedNotification,
  type BindForm,
  type BindingFacts,
  type Connection,
  type SubscribedTo,
  type Subscriber,
} from '../model/index.js';

/** The protocol of R4 before the guide: `bind [id]`, answered by `bound [id]`; `ping [id]` tells of an event. */
type Tried = BindForm | 'older';

interface Attempt {
  readonly form: Tried;
  readonly connection: Connection;
}

/** Share of the limit for a handshake after which the next form is tried beside those that are still waited for. */
const PATIENCE = 0.1;

/** How often the connections are looked at while any of them may be answered, in ms. */
const LOOK_EVERY_MS = 50;

/**
 * Tries the bind forms, each on a fresh connection with a fresh token, until one is answered (ambiguities A01, A03). Where an answer
 * is slow the next form is tried meanwhile: each has its whole limit, and all of them together take little longer than one.
 */
export async function findBindForm(subscriber: Subscriber, subscription: SubscribedTo): Promise<BindingFacts> {
  const forms: readonly Tried[] = subscriber.release === 'R5' ? BIND_FORMS : [...BIND_FORMS, 'older'];
  const rounds = subscriber.partsInTurn === true ? forms.map((form) => [form]) : [forms];
  let found: BindingFacts = { handshakes: false };
  for (const round of rounds) {
    const facts = await new Round(subscriber, subscription).play(round);
    if (facts.form !== undefined) return facts;
    found = { ...found, ...facts };
  }
  return found;
}

/** Forms that are tried beside each other. */
class Round {
  private readonly attempts: Attempt[] = [];

  constructor(
    private readonly subscriber: Subscriber,
    private readonly subscription: SubscribedTo,
  ) {}

  async play(forms: readonly Tried[]): Promise<BindingFacts> {
    try {
      const form = (await this.greeted(forms)) ?? (await this.told());
      if (form !== undefined) return form;
      return { handshakes: false, ...(this.attempts.some((one) => this.isOlder(one)) ? { older: true } : {}) };
    } finally {
      await Promise.all(this.attempts.map(({ connection }) => connection.close()));
    }
  }

  private async greeted(forms: readonly Tried[]): Promise<BindingFacts | undefined> {
    const { handshakeMs } = this.subscriber.limits;
    for (const form of forms) {
      await this.begin(form);
      const isLast = form === forms.at(-1);
      await this.until(`a handshake for the ${form} form`, isLast ? handshakeMs : handshakeMs * PATIENCE, isHandshake);
      const first = this.answered(isHandshake);
      if (first !== undefined) return { form: first, handshakes: true };
    }
    return undefined;
  }

  /** Where no handshake comes, an event shows the binding. */
  private async told(): Promise<BindingFacts | undefined> {
    if (!this.attempts.some(({ connection }) => connection.open)) return undefined;
    try {
      const { interactions = [] } = this.subscriber.facts.topic ?? {};
      const interaction = interactions.includes('create') ? 'create' : interactions[0];
      await this.subscriber.trigger({ interaction, expects: [this.subscription] });
    } catch (error) {
      if (error instanceof Blocked) return undefined;
      throw error;
    }
    const { deliveryMs } = this.subscriber.limits;
    await this.until('an event in place of a handshake', deliveryMs, isAnything);
    // Told of in the older protocol, it is on its way by no other.
    if (this.answered(isAnything) === undefined && this.isPinged()) {
      await this.subscriber.settle('an event beside the ping of the older protocol');
    }
    const form = this.answered(isAnything);
    return form && { form, handshakes: false };
  }

  private async begin(form: Tried): Promise<void> {
    const token = await this.subscriber.token(this.subscription);
    const connection = await this.subscriber.connect(token.url);
    if (connection === undefined) {
      throw blockedAt('bind', 'the server refused the WebSocket connection', token.url);
    }
    this.attempts.push({ form, connection });
    if (form === 'older') connection.send(`bind ${this.subscription.id}`);
    else connection.bind(token, 'good', form);
  }

  /** Waits for a notification that fits on any connection, a ping of the older protocol, or the end of all connections. */
  private async until(what: string, limitMs: number, fits: Fits): Promise<void> {
    const isOver = () =>
      this.answered(fits) !== undefined || this.isPinged() || this.attempts.every(({ connection }) => !connection.open);
    await this.subscriber.until(what, limitMs, isOver, LOOK_EVERY_MS);
  }

  /** The first form, in the order of trying, whose connection has such a notification. */
  private answered(fits: Fits): BindForm | undefined {
    const forms = this.attempts.filter(({ connection }) => connection.notifications.some(fits)).map(({ form }) => form);
    return forms.find((form) => form !== 'older');
  }

  private isOlder({ form, connection }: Attempt): boolean {
    return form === 'older' && connection.texts.includes(`bound ${this.subscription.id}`);
  }

  private isPinged(): boolean {
    return this.attempts.some(({ connection }) => connection.texts.includes(`ping ${this.subscription.id}`));
  }
}

type Fits = (notification: ArrivedNotification) => boolean;

const isHandshake: Fits = ({ status }) => status.type === 'handshake';

const isAnything: Fits = () => true;
