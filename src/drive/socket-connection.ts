import type { RawData, WebSocket } from 'ws';
import {
  Blocked,
  parseJson,
  type ArrivedNotification,
  type BindForm,
  type BindingToken,
  type Connection,
  type WaitOptions,
} from '../model/index.js';
import { bindMessage } from './bind-message.js';
import { DeliveryTimes } from './delivery-times.js';
import { bindForm, now, type Stage } from './run.js';
import { change, waitUntil, type Listen } from './waiting.js';

/** What a connection is closed with when a story ends: nobody waits long for the answer. */
const LAST_CLOSE_MS = 250;

/** How long a connection that was cut may take to say so, in ms. */
const CUT_MS = 1_000;

/** Most that is taken from one connection, in bytes: a target that never stops must not fill memory and disk. */
const MOST_BYTES = 200_000_000;

/** Of a frame without payload. */
const LEAST_FRAME_BYTES = 2;

/** Close code of a message, or of all of them, that is more than is taken. */
const TOO_BIG = 1009;

/** One WebSocket connection: records every frame, and lets a scenario wait for what arrives. */
export class SocketConnection implements Connection {
  readonly notifications: ArrivedNotification[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly deliveries: DeliveryTimes;
  private wasOpen = false;
  private ended = false;
  private problem: string | undefined;
  private bytes = 0;

  /** For a socket that is about to open: nothing that arrives is missed. */
  constructor(
    private readonly stage: Stage,
    readonly id: string,
    readonly url: string,
    private readonly socket: WebSocket,
  ) {
    this.deliveries = new DeliveryTimes(stage);
    socket.on('open', () => (this.wasOpen = true));
    socket.on('message', (data, binary) => this.received(now(stage.run), data, binary));
    socket.on('ping', (payload) => this.pinged(payload));
    socket.on('pong', (payload) => this.control('ws-pong', 'server', payload));
    socket.on('error', (error: NodeJS.ErrnoException) => this.broke(error));
    socket.on('close', (code, reason) => this.hasEnded(now(stage.run), code, reason.toString('utf8')));
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** On a connection that has ended nothing is sent, so nothing is recorded. */
  bind(
    { value, keys, exchange }: Pick<BindingToken, 'value' | 'keys'> & { exchange?: number | undefined },
    credential = 'good',
    form: BindForm | undefined = bindForm(this.stage.run),
  ): void {
    if (form === undefined) throw new Blocked('no form of the bind message worked');
    // An id is no secret: hiding it would hide whose notifications these are.
    if (!['id', 'reference'].includes(credential)) this.stage.recorder.secret(value, 'binding-token');
    if (!this.open) return;
    const mark = { name: 'bind', connection: this.id, form, exchange, keys, credential } as const;
    this.stage.recorder.record({ kind: 'mark', mark });
    this.deliveries.since(now(this.stage.run));
    this.send(bindMessage[form](value));
  }

  send(text: string): void {
    if (!this.open) return;
    this.stage.recorder.record({ kind: 'ws-sent', connection: this.id, text });
    this.socket.send(text);
  }

  ping(payload: string): void {
    if (!this.open) return;
    this.socket.ping(payload);
    this.control('ws-ping', 'client', Buffer.from(payload));
  }

  async close(code = 1000): Promise<void> {
    if (this.ended) return;
    this.startClosing(code);
    if (this.stage.signal.aborted) return this.leave();
    await this.waitForEnd('the end of the connection', this.stage.run.limits.closeMs);
    await this.cut();
  }

  /** Closes without caring much for the answer: the story is over. */
  async leave(): Promise<void> {
    this.startClosing(1000);
    if (this.wasOpen && !this.ended) await change(() => this.ended, LAST_CLOSE_MS, this.listen);
    await this.cut();
  }

  async waitFor(
    what: string,
    fits: (notification: ArrivedNotification) => boolean,
    { limitMs = this.stage.run.limits.deliveryMs, sinceAt = 0 }: WaitOptions = {},
  ): Promise<ArrivedNotification | undefined> {
    const find = () => this.notifications.find((one) => one.at >= sinceAt && fits(one));
    const met = () => find() !== undefined;
    await waitUntil(this.stage, { what, limitMs, met, hopeless: () => this.ended, listen: this.listen });
    return find();
  }

  async waitForEnd(what: string, limitMs: number): Promise<boolean> {
    return waitUntil(this.stage, { what, limitMs, met: () => this.ended, listen: this.listen });
  }

  private readonly listen: Listen = (wake) => {
    this.listeners.add(wake);
    return () => void this.listeners.delete(wake);
  };

  /** Only an open connection is closed by us: one that the server is closing, or that broke, ends by itself. */
  private startClosing(code: number): void {
    if (!this.open) return;
    this.socket.close(code);
    this.recordClose('client', code, '');
  }

  /** For good, so that its end is in the recording. */
  private async cut(): Promise<void> {
    if (this.ended) return;
    this.socket.terminate();
    await change(() => this.ended, CUT_MS, this.listen);
  }

  private received(at: number, data: RawData, binary: boolean): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data));
    const text = bytes.toString('utf8');
    this.stage.recorder.record({ kind: 'ws-received', connection: this.id, text, binary, bytes: bytes.length }, at);
    const json = parseJson(text);
    const view = json === undefined ? undefined : this.stage.run.fhir.notification(json);
    for (const status of view?.statuses ?? []) {
      if (view !== undefined) this.notifications.push({ at, view, status });
      for (const { focus } of status.events) this.deliveries.arrived(at, focus?.reference);
    }
    this.count(bytes.length);
    this.wake();
  }

  /** The library has answered the ping by now. */
  private pinged(payload: Buffer): void {
    this.control('ws-ping', 'server', payload);
    if (this.open) this.control('ws-pong', 'client', payload);
  }

  private control(kind: 'ws-ping' | 'ws-pong', by: 'client' | 'server', payload: Buffer): void {
    const at = now(this.stage.run);
    const text = payload.toString('utf8');
    this.stage.recorder.record({ kind, connection: this.id, by, payload: text }, at);
    this.count(payload.length);
  }

  private count(bytes: number): void {
    this.bytes += bytes + LEAST_FRAME_BYTES;
    if (this.bytes <= MOST_BYTES || !this.open) return;
    this.startClosing(TOO_BIG);
    this.socket.terminate();
  }

  private broke({ code, message }: NodeJS.ErrnoException): void {
    this.problem ??= message;
    // The size of a message is our limit, and no fault of the server: the library has closed the connection for it.
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.recordClose('client', TOO_BIG, '');
  }

  private hasEnded(at: number, code: number, reason: string): void {
    if (this.ended) return;
    this.ended = true;
    if (this.wasOpen) this.recordEnd(at, code, reason);
    this.wake();
  }

  private recordEnd(at: number, code: number, reason: string): void {
    // 1006 is what the library says where no close frame came.
    if (code !== 1006) this.recordClose('server', code, reason, at);
    const message = this.problem ?? reason;
    this.stage.recorder.record({ kind: 'ws-end', connection: this.id, code, message }, at);
  }

  private recordClose(by: 'client' | 'server', code: number, reason: string, at?: number): void {
    this.stage.recorder.record({ kind: 'ws-close', connection: this.id, by, code, reason }, at);
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }
}
