import {
  blockedAt,
  type Answer,
  type Asker,
  type BindingToken,
  type Connection,
  type ConnectOptions,
  type CreateAnswer,
  type Endpoint,
  type Facts,
  type HookAnswer,
  type JsonObject,
  type Limits,
  type Mark,
  type Release,
  type RestRequest,
  type Session,
  type SubscribedTo,
  type Subscriber,
  type TokenAnswer,
  type TokenCall,
  type Triggered,
  type TriggerWish,
  type Wish,
} from '../model/index.js';
import { findBindForm } from './bind-forms.js';
import { Connector } from './connector.js';
import { discover } from './discovery.js';
import { openEndpoint, unreachableReason } from './endpoint/index.js';
import { Floor } from './floor.js';
import { awaitHandshakes } from './handshakes.js';
import { now, type Stage } from './run.js';
import {
  createSubscription,
  readSubscription,
  removeSubscription,
  subscribe,
  subscriptionBody,
  subscriptionStatus,
} from './subscriptions.js';
import { send } from './send.js';
import { callToken, obtainToken } from './tokens.js';
import { cause, createPatient } from './triggers.js';
import { pause, poll } from './waiting.js';

/** Name of the Patient that a scenario's Subscriptions are filtered by unless told otherwise. */
const OWN_PATIENT = 'own';

/** How often a condition is asked for again, unless the scenario says otherwise. */
const POLL_EVERY_MS = 200;

/** The subscriber of one scenario. */
export class LiveSubscriber implements Subscriber {
  /** What the protocol forced this scenario to wait for. */
  readonly floor = new Floor();
  private readonly patients = new Map<string, Promise<string>>();
  private ownPatient: string | undefined;
  private events = 0;

  private readonly connector: Connector;

  constructor(private readonly stage: Stage) {
    this.connector = new Connector(stage);
  }

  get release(): Release {
    return this.stage.run.fhir.release;
  }

  get limits(): Limits {
    return this.stage.run.limits;
  }

  get facts(): Facts {
    return this.stage.run.facts;
  }

  get accessToken(): string | undefined {
    return this.stage.run.askers.self.bearer;
  }

  get askers(): readonly Asker[] {
    return this.stage.run.askers.all;
  }

  get partsInTurn(): boolean {
    const { run, scenario } = this.stage;
    const { ratePerS, connections = Infinity } = run.options.traffic ?? {};
    const { connections: most = Infinity } = run.options.scenarios.find(({ id }) => id === scenario) ?? {};
    return ratePerS !== undefined || (connections !== Infinity && most > connections);
  }

  /** The Patient that keeps the scenario apart from others, made before its story begins. */
  async prepare(): Promise<void> {
    if (this.facts.topic?.patientFilter !== undefined) this.ownPatient = await this.patient(OWN_PATIENT);
  }

  discover(): Promise<void> {
    return discover(this.stage);
  }

  async findBindForm(subscription: SubscribedTo): Promise<void> {
    const { run } = this.stage;
    run.facts = { ...run.facts, binding: { handshakes: false } };
    run.facts = { ...run.facts, binding: await findBindForm(this, subscription) };
    this.mark({ name: 'facts', facts: run.facts });
  }

  async request({ body, rawBody, ...call }: RestRequest): Promise<Answer> {
    const text = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
    return send(this.stage, { ...call, body: text });
  }

  subscriptionBody(wish: Wish = {}): JsonObject {
    return subscriptionBody(this.stage, wish, this.ownPatient);
  }

  create(key: string, body: JsonObject, purpose = 'create'): Promise<CreateAnswer> {
    return createSubscription(this.stage, key, body, purpose);
  }

  subscribe(key: string, wish: Wish = {}): Promise<SubscribedTo> {
    return subscribe(this.stage, key, this.subscriptionBody(wish));
  }

  read(subscription: SubscribedTo): Promise<Answer> {
    return readSubscription(this.stage, subscription);
  }

  remove(subscription: SubscribedTo): Promise<Answer> {
    return removeSubscription(this.stage, subscription);
  }

  status(subscription: SubscribedTo): Promise<Answer> {
    return subscriptionStatus(this.stage, subscription);
  }

  token(...subscriptions: SubscribedTo[]): Promise<BindingToken> {
    return obtainToken(this.stage, subscriptions);
  }

  tokenCall(call: TokenCall): Promise<TokenAnswer> {
    return callToken(this.stage, call);
  }

  connect(url: string, options: ConnectOptions = {}): Promise<Connection | undefined> {
    return this.connector.connect(url, options);
  }

  async session(...subscriptions: SubscribedTo[]): Promise<Session> {
    const token = await this.token(...subscriptions);
    const connection = await this.connect(token.url);
    if (connection === undefined) throw blockedAt('bind', 'the server refused the WebSocket connection', token.url);
    connection.bind(token);
    if (this.facts.binding?.handshakes === false) return { connection, token };
    await awaitHandshakes(connection, subscriptions, this.limits.handshakeMs);
    return { connection, token };
  }

  get endpointObstacle(): string | undefined {
    const { options } = this.stage.run;
    return options.known === undefined ? unreachableReason(options) : options.known.endpointObstacle;
  }

  endpoint(key: string, answer?: HookAnswer, query?: string): Promise<Endpoint> {
    return openEndpoint(this.stage, key, answer, query);
  }

  deadEndpoint(): Promise<string> {
    return this.stage.run.endpoints.dead();
  }

  trigger(wish: TriggerWish): Promise<Triggered> {
    this.events += 1;
    return cause(this.stage, `event-${String(this.events)}`, this.ownPatient, wish);
  }

  patient(name = OWN_PATIENT): Promise<string> {
    const known = this.patients.get(name);
    if (known !== undefined) return known;
    const made = createPatient(this.stage, name);
    this.patients.set(name, made);
    return made;
  }

  pause(what: string, ms: number): Promise<void> {
    return pause(this.stage, what, ms);
  }

  until(
    what: string,
    limitMs: number,
    done: () => boolean | Promise<boolean>,
    everyMs = POLL_EVERY_MS,
  ): Promise<boolean> {
    return poll(this.stage, { what, limitMs, everyMs }, done);
  }

  settle(what: string): Promise<void> {
    const { settleMs, deliveryMs } = this.limits;
    return this.pause(what, Math.max(settleMs, Math.min(deliveryMs, 3 * this.stage.run.slowestDeliveryMs)));
  }

  mark(mark: Mark): void {
    this.stage.recorder.record({ kind: 'mark', mark });
  }

  skip(what: string, reason: string, option?: string): void {
    this.mark({ name: 'skip', what, reason, option });
  }

  needs(what: string, ms: number): void {
    this.floor.needs(what, this.now(), ms);
  }

  now(): number {
    return now(this.stage.run);
  }

  serverTime(): number {
    return this.stage.run.rest.serverTime();
  }
}
