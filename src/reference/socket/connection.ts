import type { WebSocket } from 'ws';
import { releasedBundle } from '../compose.js';
import type { Context } from '../context.js';
import type { Binding, Connection, Ending, Notice, SubscriptionRecord, TokenRecord } from '../world.js';
import { startHeart } from './heart.js';

/** One WebSocket connection with its bindings, their heartbeats, and an outbox that keeps the order. */
export class SocketConnection implements Connection {
  bindings: readonly Binding[] = [];
  bindMessages = 0;
  private readonly hearts = new Map<Binding, () => void>();
  private readonly calledOff: (() => void)[] = [];
  private lastDue = 0;
  /** Writes that wait for their time, oldest first. */
  private readonly heldBack: (() => void)[] = [];

  constructor(
    readonly id: number,
    readonly path: string,
    private readonly socket: WebSocket,
    private readonly context: Context,
  ) {}

  /** Add bindings; hearts beat for those that are new and stop for those that are gone. */
  bind(fresh: readonly Binding[]): void {
    this.bindings = this.context.behaviour.bound(this.bindings, fresh);
    for (const [binding, stop] of this.hearts) {
      if (this.bindings.includes(binding)) continue;
      stop();
      this.hearts.delete(binding);
    }
    this.bindings.filter((binding) => !this.hearts.has(binding)).forEach((binding) => this.beat(binding));
  }

  /** The period may have changed: beat by the new one. */
  restartHearts(subscription: SubscriptionRecord): void {
    this.bindings.filter((binding) => binding.subscription === subscription).forEach((binding) => this.beat(binding));
  }

  private beat(binding: Binding): void {
    this.hearts.get(binding)?.();
    this.hearts.set(binding, startHeart(binding, this, this.context));
  }

  /** Ask what becomes of the connection when a token that it was bound by expires. */
  watchExpiry(token: TokenRecord): void {
    const { behaviour, timers, world } = this.context;
    const expire = () => {
      const ending = behaviour.onTokenExpiry(token, this);
      if (ending !== undefined) this.end(ending);
    };
    this.calledOff.push(timers.after(token.expiresAt - world.now(), expire));
  }

  send(notice: Notice): void {
    const { behaviour, world } = this.context;
    if (!behaviour.speaks(notice.subscription, notice.kind)) return;
    const frames = behaviour.frames(releasedBundle(notice, this.context), notice, world);
    notice.subscription.count += behaviour.raises(notice.kind);
    this.context.log(`→ connection ${this.id}: ${notice.kind} of Subscription/${notice.subscription.id}`);
    this.inOrder(() => frames.forEach(({ data, binary }) => this.socket.send(data, { binary })));
  }

  sendText(text: string): void {
    this.inOrder(() => this.socket.send(text));
  }

  ping(): void {
    this.inOrder(() => this.socket.ping());
  }

  /** Later than what was sent before, however long each is held back. */
  private inOrder(write: () => void): void {
    const { behaviour, timers, world } = this.context;
    const now = performance.now();
    const due = Math.max(this.lastDue, now + behaviour.latencyMs('notification', world));
    this.lastDue = due;
    if (due <= now && this.heldBack.length === 0) return write();
    // Timers that are due together may fire in any order: each one writes what has waited longest.
    this.heldBack.push(write);
    this.calledOff.push(timers.after(due - now, () => this.writeNext()));
  }

  private writeNext(): void {
    const write = this.heldBack.shift();
    if (this.isOpen) write?.();
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  end(ending: Ending): void {
    this.stop();
    if (ending === 'cut') this.socket.terminate();
    else this.socket.close(ending.code, ending.reason);
  }

  /** Nothing is sent any more. */
  stop(): void {
    this.hearts.forEach((stop) => stop());
    this.hearts.clear();
    this.calledOff.splice(0).forEach((callOff) => callOff());
    this.heldBack.length = 0;
    this.bindings = [];
  }
}
