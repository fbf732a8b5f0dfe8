import type { RawData, WebSocket } from 'ws';
import {
  blockedAt,
  parseJson,
  type ArrivedNotification,
  type BindForm,
  type BindingToken,
  type Connection,
  type WaitOptions,
} from '../model/index.js';
import { bindMessage } from './bind-message.js';
import { ConnectionRecord } from './connection-record.js';
import { DeliveryTimes } from './delivery-times.js';
import { bindForm, note, notUnderstood, now, type Stage } from './run.js';
import { change, waitUntil, type Listen } from './waiting.js';

/** What a connection is closed with when a scenario ends: nobody waits long for the answer. */
const LAST_CLOSE_MS = 250;

/** How long a connection that was cut may take to say so, in ms. */
const CUT_MS = 1_000;

/** Most that is taken from one connection, and from all of a run, in bytes: no story needs as much, and an endless stream must not fill the memory. */
const MOST_BYTES = 30_000_000;
const MOST_IN_ALL_BYTES = 60_000_000;

/** What a frame costs beside its payload: recordings stay in memory until they are judged. */
const FRAME_BYTES = 500;

/** Messages that are no JSON are kept for the story only where they are few and short. */
const LONGEST_TEXT = 200;
const MOST_TEXTS = 100;

/** Close code for a message, or all of them, that is more than is taken. */
const TOO_BIG = 1009;

/** One WebSocket connection, from before it opens: records every frame, and lets a scenario wait for what arrives. */
export class SocketConnection implements Connection {
  readonly notifications: ArrivedNotification[] = [];
  readonly texts: string[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly deliveries: DeliveryTimes;
  private readonly record: ConnectionRecord;
  private wasOpen = false;
  private ended = false;
  private closing = false;
  private receivedBytes = 0;
  private problem: string | undefined;

  constructor(
    private readonly stage: Stage,
    readonly id: string,
    readonly url: string,
    private readonly socket: WebSocket,
  ) {
    this.deliveries = new DeliveryTimes(stage);
    this.record = new ConnectionRecord(stage, id);
    socket.on('open', () => (this.wasOpen = true));
    socket.on('message', (data, binary) => this.received(now(stage.run), data, binary));
    socket.on('ping', (payload) => this.pinged(payload));
    socket.on('pong', (payload) => this.takes(payload.length) && this.record.control('ws-pong', 'server', payload));
    socket.on('error', (error: NodeJS.ErrnoException) => this.broke(error));
    socket.on('close', (code, reason) => this.hasEnded(now(stage.run), code, reason.toString('utf8')));
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Where the connection has ended nothing is sent, so nothing is recorded; the same goes for texts and pings. */
  bind(
    { value, keys, exchange }: Pick<BindingToken, 'value' | 'keys'> & { exchange?: number | undefined },
    credential = 'good',
    form: BindForm | undefined = bindForm(this.stage.run),
  ): void {
    if (form === undefined) throw blockedAt('bind', notUnderstood(this.stage.run));
    // An id is no secret: hiding it would hide whose notifications these are.
    if (!['id', 'reference'].includes(credential)) this.stage.recorder.secret(value, 'binding-token');
    if (!this.open) return;
    this.record.bound({ form, exchange, keys, credential });
    this.deliveries.since(now(this.stage.run));
    this.send(bindMessage[form](value));
  }

  send(text: string): void {
    if (!this.open) return;
    this.record.sent(text);
    this.socket.send(text);
  }

  ping(payload: string): void {
    if (!this.open) return;
    this.socket.ping(payload);
    this.record.control('ws-ping', 'client', Buffer.from(payload));
  }

  async close(code = 1000): Promise<void> {
    this.startClosing(code);
    const { signal, run } = this.stage;
    await this.end(run.limits.closeMs, signal);
  }

  /** Closes without caring much for the answer: the story is over. */
  async leave(): Promise<void> {
    this.startClosing(1000);
    await this.end(this.wasOpen ? LAST_CLOSE_MS : 0);
  }

  async waitFor(
    what: string,
    fits: (notification: ArrivedNotification) => boolean,
    { limitMs = this.stage.run.limits.deliveryMs, sinceAt = 0, dueInMs }: WaitOptions = {},
  ): Promise<ArrivedNotification | undefined> {
    const find = () => this.notifications.find((one) => one.at >= sinceAt && fits(one));
    const met = () => find() !== undefined;
    const lost = () => this.ended;
    await waitUntil(this.stage, { what, limitMs, dueInMs, met, lost, listen: this.listen });
    return find();
  }

  waitForEnd(what: string, limitMs: number): Promise<boolean> {
    return waitUntil(this.stage, { what, limitMs, met: () => this.ended, listen: this.listen });
  }

  private readonly listen: Listen = (wake) => {
    this.listeners.add(wake);
    return () => void this.listeners.delete(wake);
  };

  /** Only what is open is closed by us: a connection that the server is closing, or that broke, ends by itself. */
  private startClosing(code: number): void {
    if (!this.open) return;
    this.socket.close(code);
    this.closing = true;
    this.record.closed('client', code);
  }

  /** For good, so that the end is in the recording. An interruption grants no more time than the end of a story does. */
  private async end(limitMs: number, signal?: AbortSignal): Promise<void> {
    const hasEnded = () => this.ended;
    if (!this.ended) await change(hasEnded, limitMs, this.listen, signal);
    if (!this.ended && signal?.aborted === true) await change(hasEnded, LAST_CLOSE_MS, this.listen);
    if (this.ended) return;
    this.socket.terminate();
    await change(hasEnded, CUT_MS, this.listen);
  }

  private received(at: number, data: RawData, binary: boolean): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
    if (!this.takes(bytes.length)) return;
    const text = bytes.toString('utf8');
    this.record.received(at, text, { binary, bytes: bytes.length });
    const json = parseJson(text);
    if (json === undefined && text.length <= LONGEST_TEXT && this.texts.length < MOST_TEXTS) this.texts.push(text);
    const view = json === undefined ? undefined : this.stage.run.fhir.notification(json);
    for (const status of view?.statuses ?? []) {
      if (view !== undefined) this.notifications.push({ at, view, status });
      for (const { focus } of status.events) this.deliveries.arrived(at, focus?.name);
    }
    this.wake();
  }

  /** Whether there is room for so many bytes more; where there is not, the connection is ended. */
  private takes(bytes: number): boolean {
    const { run } = this.stage;
    this.receivedBytes += bytes + FRAME_BYTES;
    run.receivedBytes += bytes + FRAME_BYTES;
    if (this.receivedBytes <= MOST_BYTES && run.receivedBytes <= MOST_IN_ALL_BYTES) return true;
    const most = this.receivedBytes > MOST_BYTES ? `${String(MOST_BYTES)} bytes` : 'a run takes from all connections';
    this.problem ??= `more than ${most} arrived; the rest was not read`;
    note(
      this.stage,
      'A WebSocket connection brought far more than any story needs. It was ended: the rest was not read.',
    );
    this.startClosing(TOO_BIG);
    this.socket.terminate();
    return false;
  }

  /** The library has answered the ping by now. */
  private pinged(payload: Buffer): void {
    if (!this.takes(payload.length)) return;
    this.record.control('ws-ping', 'server', payload);
    if (this.open) this.record.control('ws-pong', 'client', payload);
  }

  private broke({ code, message }: NodeJS.ErrnoException): void {
    this.problem ??= message;
    // How much is taken is our limit, and no fault of the server: the library closes the connection for it.
    if (code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' || this.closing) return;
    this.closing = true;
    this.record.closed('client', TOO_BIG);
    note(this.stage, 'A WebSocket message was longer than is taken (10 MB). Its connection was ended.');
  }

  private hasEnded(at: number, code: number, reason: string): void {
    if (this.ended) return;
    this.ended = true;
    if (this.wasOpen) this.recordEnd(at, code, reason);
    this.wake();
  }

  private recordEnd(at: number, code: number, reason: string): void {
    // 1006 is what the library says where no close frame came; else it has answered the frame by now.
    if (code !== 1006) this.record.closed('server', code, { at, reason });
    if (code !== 1006 && !this.closing) this.record.closed('client', code, { at });
    this.record.ended(at, code, this.problem ?? reason);
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }
}
