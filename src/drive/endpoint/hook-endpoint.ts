import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  parseJson,
  type ArrivedNotification,
  type Endpoint,
  type EntryBody,
  type HookAnswer,
  type WaitOptions,
} from '../../model/index.js';
import { DeliveryTimes } from '../delivery-times.js';
import { readBody } from '../read-body.js';
import { now, type Stage } from '../run.js';
import { after } from '../timer.js';
import { waitUntil, type Listen } from '../waiting.js';

const ACCEPTED: HookAnswer = { status: 200 };

/** What is sent to another address than that of the endpoint. */
const ASTRAY: HookAnswer = { status: 404 };

/** Most of a body that is read, in bytes. */
const MOST_BYTES = 10_000_000;

/** A request that waits for its answer. */
interface Held {
  readonly answer: (status: number, body?: string) => void;
  /** Leaves it without one, since the story is over. */
  readonly leave: () => void;
}

/** The endpoint of one Subscription: records every request and what became of it, and lets a scenario wait for what arrives. */
export class HookEndpoint implements Endpoint {
  requests = 0;
  readonly notifications: ArrivedNotification[] = [];
  private next: HookAnswer;
  private readonly listeners = new Set<() => void>();
  private readonly deliveries: DeliveryTimes;
  /** Requests without an answer yet. */
  private readonly open = new Map<number, Held>();

  constructor(
    private readonly stage: Stage,
    readonly id: string,
    readonly key: string,
    readonly url: string,
    answer: HookAnswer = ACCEPTED,
  ) {
    this.next = answer;
    this.deliveries = new DeliveryTimes(stage);
    this.deliveries.since(now(stage.run));
  }

  answer(next: HookAnswer): void {
    this.next = next;
  }

  release(status: number): void {
    for (const { answer } of [...this.open.values()]) answer(status);
  }

  /** One request. Its arrival is the moment in which it was complete. `astray`: it names more than the endpoint. */
  async receive(request: IncomingMessage, response: ServerResponse, astray: boolean): Promise<void> {
    request.on('error', () => response.destroy());
    const body = await readBody(request, () => MOST_BYTES).catch(() => undefined);
    if (body === undefined) return;
    const at = now(this.stage.run);
    const delivery = (this.requests += 1);
    this.recordRequest(request, { at, delivery, text: body.text });
    this.read(body.text, at);
    this.respond(delivery, response, astray ? ASTRAY : this.next);
    this.wake();
  }

  /** The story is over: nothing is left waiting. */
  leave(): void {
    for (const { leave } of [...this.open.values()]) leave();
  }

  async waitFor(
    what: string,
    fits: (notification: ArrivedNotification) => boolean,
    { limitMs = this.stage.run.limits.deliveryMs, sinceAt = 0, dueInMs }: WaitOptions = {},
  ): Promise<ArrivedNotification | undefined> {
    const find = () => this.notifications.find((one) => one.at >= sinceAt && fits(one));
    await waitUntil(this.stage, { what, limitMs, dueInMs, met: () => find() !== undefined, listen: this.listen });
    return find();
  }

  waitForRequests(what: string, count: number, limitMs = this.stage.run.limits.deliveryMs): Promise<boolean> {
    return waitUntil(this.stage, { what, limitMs, met: () => this.requests >= count, listen: this.listen });
  }

  private readonly listen: Listen = (wake) => {
    this.listeners.add(wake);
    return () => void this.listeners.delete(wake);
  };

  private recordRequest(
    { headers, method = '', url = '' }: IncomingMessage,
    { at, delivery, text }: { readonly at: number; readonly delivery: number; readonly text: string },
  ): void {
    const bytes = Buffer.byteLength(text);
    const received = { kind: 'hook-received', connection: this.id, delivery, method, url, text, bytes } as const;
    this.record({ ...received, headers: plainHeaders(headers), binary: false }, at);
  }

  private respond(delivery: number, response: ServerResponse, next: HookAnswer): void {
    if (next === 'cut') {
      response.destroy();
      this.deliveries.heldUp();
      return this.record({ kind: 'hook-answered', connection: this.id, delivery, how: 'cut' });
    }
    if (next === 'hang') return this.hold(delivery, response);
    const { status, body, afterMs } = next;
    if (afterMs === undefined) return this.write(delivery, response, status, body);
    const callOff = after(afterMs, () => this.open.get(delivery)?.answer(status, body));
    this.hold(delivery, response, callOff);
  }

  private write(delivery: number, response: ServerResponse, status: number, body = ''): void {
    response.writeHead(status).end(body);
    if (status >= 200 && status < 300) this.deliveries.accepted(now(this.stage.run));
    else this.deliveries.heldUp();
    this.record({ kind: 'hook-answered', connection: this.id, delivery, status, how: 'answered' });
  }

  /** Waits for an answer to be given, for the target to give up, or for the end of the story. */
  private hold(delivery: number, response: ServerResponse, callOff: () => void = () => undefined): void {
    this.deliveries.heldUp();
    const over = () => {
      callOff();
      return this.open.delete(delivery);
    };
    const answer = (status: number, body?: string) => {
      if (over()) this.write(delivery, response, status, body);
    };
    const leave = () => {
      over();
      response.destroy();
    };
    this.open.set(delivery, { answer, leave });
    response.on('close', () => {
      if (!over()) return;
      this.record({ kind: 'hook-answered', connection: this.id, delivery, how: 'hung' });
      this.wake();
    });
  }

  private read(text: string, at: number): void {
    const json = parseJson(text);
    const view = json === undefined ? undefined : this.stage.run.fhir.notification(json);
    if (view === undefined) return;
    for (const status of view.statuses) {
      this.notifications.push({ at, view, status });
      for (const { focus } of status.events) this.deliveries.arrived(at, focus?.name);
    }
  }

  private record(entry: EntryBody, at = now(this.stage.run)): void {
    this.stage.recorder.record(entry, at);
  }

  private wake(): void {
    for (const listener of this.listeners) listener();
  }
}

function plainHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(headers))
    plain[name] = Array.isArray(value) ? value.join(', ') : value;
  return plain;
}
