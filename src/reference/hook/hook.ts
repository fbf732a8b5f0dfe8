import type { Context } from '../context.js';
import { setStatus } from '../rest/stored-subscription.js';
import { tick } from '../tick.js';
import type { EndpointTrouble, Notice, SubscriptionRecord } from '../world.js';
import type { HookTurn } from './decisions.js';
import { deliver } from './deliver.js';
import type { HookReply } from './post.js';

/** The endpoint of one Subscription: verified first, then sent one notification at a time, in order. */
export class Hook {
  private readonly waiting: Notice[];
  private readonly ended = new AbortController();
  private isPosting = false;
  private stopHeart: () => void = () => undefined;

  /** `inherited`: what waited for the endpoint before the Subscription was updated. */
  constructor(
    private readonly subscription: SubscriptionRecord,
    private readonly context: Context,
    inherited: readonly Notice[] = [],
  ) {
    this.waiting = [...inherited];
  }

  /** Send the handshake; what it leads to follows from the answer. */
  async verify(handshake: Notice): Promise<void> {
    if (this.turnOf(handshake) !== 'post' || !(await this.isDelivered(handshake))) return;
    this.subscription.endpointVerified = true;
    this.beat();
    await this.work();
  }

  post(notice: Notice): void {
    this.waiting.push(notice);
    if (!this.isPosting) void this.work();
  }

  /** Heartbeats by the period as it is now, timed from now. */
  beat(): void {
    const { behaviour, timers } = this.context;
    const period = this.subscription.resource.heartbeatPeriod;
    const waits = behaviour.hookHeartbeats(typeof period === 'number' ? period : undefined, this.subscription);
    this.stopHeart();
    this.stopHeart = tick(waits, timers, () => this.beatOnce());
  }

  /** Nothing is sent any more; answers what still waited. */
  end(): readonly Notice[] {
    this.ended.abort();
    this.stopHeart();
    return this.waiting.splice(0);
  }

  /** A slow endpoint must not find a heap of heartbeats: one that waits is enough. */
  private beatOnce(): void {
    if (this.waiting.some(({ kind }) => kind === 'heartbeat')) return;
    this.post({ kind: 'heartbeat', subscription: this.subscription, events: [] });
  }

  private async work(): Promise<void> {
    if (this.isPosting) return;
    this.isPosting = true;
    for (let [next] = this.waiting; next !== undefined; [next] = this.waiting) {
      const turn = this.turnOf(next);
      if (turn === 'wait') break;
      this.waiting.shift();
      if (turn === 'post') await this.isDelivered(next);
    }
    this.isPosting = false;
  }

  private turnOf({ kind }: Notice): HookTurn {
    const { behaviour, world } = this.context;
    const isFailed = kind !== 'handshake' && this.subscription.resource.status === 'error';
    const isLeft = isFailed && !behaviour.hookRecovers(this.subscription, world);
    return this.ended.signal.aborted || isLeft ? 'drop' : behaviour.hookTurn(this.subscription, kind, world);
  }

  /** Sends, and does what the answer asks for; an ended hook learns nothing from it any more. */
  private async isDelivered(notice: Notice): Promise<boolean> {
    const { behaviour, world } = this.context;
    const reply = await this.replyTo(notice);
    if (this.ended.signal.aborted) return false;
    const delivered = behaviour.hookDelivered(reply, notice);
    const next = (status: string) =>
      delivered ? behaviour.onHookSuccess(status, notice, world) : behaviour.onHookFailure(status, notice, world);
    setStatus(this.subscription, next, world);
    this.subscription.trouble = delivered ? undefined : troubleOf(reply);
    return delivered;
  }

  /** A defect of this server must not end it: it is logged, and the notification counts as not delivered. */
  private async replyTo(notice: Notice): Promise<HookReply> {
    try {
      return await deliver(notice, this.context, this.ended.signal);
    } catch (error) {
      this.context.log(`defect: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { failure: 'defect' };
    }
  }
}

function troubleOf(reply: HookReply): EndpointTrouble {
  return 'status' in reply ? 'bad-response' : 'no-response';
}
