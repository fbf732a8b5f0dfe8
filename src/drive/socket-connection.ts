import type { RawData, WebSocket } from 'ws';
import {
  Blocked,
  parseJson,
  typeAndId,
  type ArrivedNotification,
  type BindForm,
  type BindingToken,
  type Connection,
  type WaitOptions,
} from '../model/index.js';
import { bindMessage } from './bind-message.js';
import { bindForm, now, type Stage } from './run.js';
import { waitUntil } from './waiting.js';

/** What a connection is closed with when a scenario ends: nobody waits long for the answer. */
const LAST_CLOSE_MS = 250;

/** Most that is taken from one connection, in bytes: no story needs as much, and an endless stream must not fill the memory. */
const MOST_BYTES = 200_000_000;

/** One open WebSocket connection: records every frame, and lets a scenario wait for what arrives. */
export class SocketConnection implements Connection {
  readonly notifications: ArrivedNotification[] = [];
  private readonly listeners = new Set<() => void>();
  private ended = false;
  private closing = false;
  private receivedBytes = 0;
  private problem: string | undefined;
  private boundAt = 0;
  /** Changes whose event has arrived here, by what was changed and when. */
  private readonly delivered = new Set<string>();

  constructor(
    private readonly stage: Stage,
    readonly id: string,
    readonly url: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data, binary) => this.received(now(stage.run), data, binary));
    socket.on('ping', (payload) => this.control('ws-ping', 'server', payload));
    socket.on('pong', (payload) => this.control('ws-pong', 'server', payload));
    socket.on('error', (error) => (this.problem = error.message));
    // Only a connection that once was open can end.
    socket.once('open', () => {
      socket.on('close', (code, reason) => this.hasEnded(now(stage.run), code, reason.toString('utf8')));
    });
  }

  get open(): boolean {
    return !this.ended && this.socket.readyState === this.socket.OPEN;
  }

  bind(
    { value, keys, exchange }: Pick<BindingToken, 'value' | 'keys'> & { exchange?: number | undefined },
    credential = 'good',
    form: BindForm | undefined = bindForm(this.stage.run),
  ): void {
    if (form === undefined) throw new Blocked('no form of the bind message worked');
    // An id is no secret: hiding it would hide whose notifications these are.
    if (!['id', 'reference'].includes(credential)) this.stage.recorder.secret(value, 'binding-token');
    const mark = { name: 'bind', connection: this.id, form, exchange, keys, credential } as const;
    this.stage.recorder.record({ kind: 'mark', mark });
    this.boundAt = now(this.stage.run);
    this.send(bindMessage[form](value));
  }

  send(text: string): void {
    this.stage.recorder.record({ kind: 'ws-sent', connection: this.id, text });
    if (this.open) this.socket.send(text);
  }

  ping(payload: string): void {
    this.control('ws-ping', 'client', Buffer.from(payload));
    if (this.open) this.socket.ping(payload);
  }

  async close(code = 1000): Promise<void> {
    await this.closeWithin(code, this.stage.run.limits.closeMs);
  }

  /** Closes without caring much for the answer: the story is over. */
  async leave(): Promise<void> {
    await this.closeWithin(1000, LAST_CLOSE_MS);
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

  private readonly listen = (wake: () => void) => {
    this.listeners.add(wake);
    return () => void this.listeners.delete(wake);
  };

  private async closeWithin(code: number, limitMs: number): Promise<void> {
    if (this.ended) return;
    if (!this.closing) this.recordClose('client', code);
    this.closing = true;
    this.socket.close(code);
    // Not a wait of the story: where the run is interrupted, connections are closed all the same.
    const terminate = setTimeout(() => this.socket.terminate(), limitMs);
    await new Promise<void>((resolve) => this.socket.once('close', () => resolve()));
    clearTimeout(terminate);
  }

  private received(at: number, data: RawData, binary: boolean): void {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
    this.receivedBytes += bytes.length;
    if (this.receivedBytes > MOST_BYTES) return this.giveUp();
    const text = bytes.toString('utf8');
    this.stage.recorder.record({ kind: 'ws-received', connection: this.id, text, binary, bytes: bytes.length }, at);
    const json = parseJson(text);
    const view = json === undefined ? undefined : this.stage.run.fhir.notification(json);
    for (const status of view?.statuses ?? []) {
      if (view !== undefined) this.notifications.push({ at, view, status });
      for (const { focus } of status.events) this.measureDelivery(at, focus?.reference);
    }
    this.wake();
  }

  private giveUp(): void {
    if (this.problem !== undefined) return;
    this.problem = `more than ${String(MOST_BYTES)} bytes arrived; the rest was not read`;
    this.socket.terminate();
  }

  /** A target that is slow to deliver makes every absence wait longer. Neither replays of what happened before the bind count, nor repeats. */
  private measureDelivery(at: number, reference: string | undefined): void {
    const { run, triggeredAt } = this.stage;
    const name = typeAndId(reference) ?? '';
    const since = triggeredAt.get(name);
    if (since === undefined || since < this.boundAt || this.delivered.has(`${name} ${String(since)}`)) return;
    this.delivered.add(`${name} ${String(since)}`);
    run.slowestDeliveryMs = Math.max(run.slowestDeliveryMs, at - since);
  }

  private control(kind: 'ws-ping' | 'ws-pong', by: 'client' | 'server', payload: Buffer): void {
    const at = now(this.stage.run);
    const text = payload.toString('utf8');
    this.stage.recorder.record({ kind, connection: this.id, by, payload: text }, at);
    // The library has answered the ping by now.
    if (kind === 'ws-ping' && by === 'server') this.control('ws-pong', 'client', payload);
  }

  private hasEnded(at: number, code: number, reason: string): void {
    if (this.ended) return;
    this.ended = true;
    const { recorder } = this.stage;
    // 1006 is what the library says where no close frame came; else it has answered the frame by now.
    if (code !== 1006) this.recordClose('server', code, { at, reason });
    if (code !== 1006 && !this.closing) this.recordClose('client', code, { at });
    recorder.record({ kind: 'ws-end', connection: this.id, code, message: this.problem ?? reason }, at);
    this.wake();
  }

  private recordClose(
    by: 'client' | 'server',
    code: number,
    { at, reason = '' }: { at?: number; reason?: string } = {},
  ): void {
    this.stage.recorder.record({ kind: 'ws-close', connection: this.id, by, code, reason }, at);
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }
}
