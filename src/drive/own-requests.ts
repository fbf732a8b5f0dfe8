import {
  Blocked,
  objectAt,
  objectsAt,
  textAt,
  type Json,
  type JsonObject,
  type Triggered,
  type TriggerWish,
} from '../model/index.js';
import { isSuccess, say } from './answers.js';
import type { Stage } from './run.js';
import { send, type Sent } from './send.js';
import { tagged } from './tagged.js';
import { markTrigger } from './trigger-mark.js';
import {
  filledText,
  filledValue,
  isResource,
  type OwnRequest,
  type TriggerOptions,
  type TriggerPlan,
} from './trigger/index.js';
import { STALE } from './stale.js';

interface OwnEvent {
  readonly event: string;
  readonly plan: TriggerPlan;
  readonly requests: readonly OwnRequest[];
  readonly wish: TriggerWish;
  readonly options: TriggerOptions;
}

/** What the requests of one event did so far. */
interface Trail {
  /** `Encounter/e1`: resources that were created or named, in order. */
  readonly touched: string[];
  readonly traces: string[];
}

/** Causes an event by the operator's own requests, one after the other; the last is the one that counts. */
export async function sendOwn(stage: Stage, own: OwnEvent): Promise<Triggered> {
  const { event, plan, requests, wish } = own;
  const trail: Trail = { touched: [], traces: [] };
  for (const [index, request] of requests.slice(0, -1).entries()) {
    const answer = await sendOne(stage, own, request, trail, { purpose: 'trigger-setup' });
    if (!isSuccess(answer)) throw new Blocked(`the ${ordinal(index)} request of --trigger failed: ${say(answer)}`);
  }
  const [last] = requests.slice(-1);
  if (last === undefined) throw new Blocked('the file of --trigger holds no request');
  const stale = wish.refused === true ? { 'if-match': STALE } : undefined;
  const { exchange, at, ...answer } = await sendOne(stage, own, last, trail, { purpose: 'trigger', headers: stale });
  const accepted = isSuccess(answer);
  const focus = accepted || last.method !== 'POST' ? focusOf(trail.touched, plan.resourceType) : undefined;
  const [interaction = 'create'] = plan.interactions;
  markTrigger(stage, { event, exchange, interaction, focus, traces: trail.traces }, wish);
  if (focus !== undefined) stage.triggeredAt.set(focus, at);
  return { event, accepted, focus, at };
}

async function sendOne(
  stage: Stage,
  { event, plan, options }: OwnEvent,
  request: OwnRequest,
  { touched, traces }: Trail,
  as: { readonly purpose: string; readonly headers?: Readonly<Record<string, string>> | undefined },
): Promise<Sent> {
  const { method, path, headers, resource, body } = ready(request, { ...options, created: touched.at(-1) }, stage);
  const call = { purpose: as.purpose, about: event, method, path, body, headers: { ...headers, ...as.headers } };
  const answer = await send(stage, call);
  touched.push(...touchedBy(path, answer));
  if (resource !== undefined) traces.push(...plan.traces(resource));
  return answer;
}

interface Ready extends Omit<OwnRequest, 'body'> {
  readonly resource?: JsonObject | undefined;
  readonly body?: string | undefined;
}

/** With everything in place of the placeholders; a resource gets the tag of the run, and its id where the path says it. */
function ready(
  { method, path: raw, body, headers }: OwnRequest,
  filling: Parameters<typeof filledText>[1],
  stage: Stage,
): Ready {
  const path = filledText(raw, filling);
  const content = body === undefined ? undefined : filledValue(body, filling);
  if (!isResource(content)) {
    return { method, path, headers, body: textOf(content) };
  }
  const id = method === 'PUT' ? /^[A-Za-z]+\/([^/?]+)$/.exec(path)?.[1] : undefined;
  const resource = { ...content, ...(id === undefined ? {} : { id }) };
  const { runId } = stage.run.options;
  // An update of what the operator has there gets no tag: whatever carries it may be removed.
  const isOurs = method === 'POST' || stage.journal.has(path);
  const mine = path === '' ? entriesTagged(resource, runId) : isOurs ? tagged(resource, runId) : resource;
  return { method, path, headers, resource: mine, body: JSON.stringify(mine) };
}

/** A transaction: what its entries create is tagged. */
function entriesTagged(resource: JsonObject, runId: string): JsonObject {
  const entry = objectsAt(resource, 'entry').map((one) => {
    const created = textAt(one, 'request', 'method') === 'POST' ? objectAt(one, 'resource') : undefined;
    return created === undefined ? one : { ...one, resource: tagged(created, runId) };
  });
  return entry.length === 0 ? resource : { ...resource, entry };
}

/** `Encounter/e1`: created by the request, or named in its path. */
function touchedBy(path: string, { created }: Sent): string[] {
  const [named] = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}(?=$|[/?])/.exec(path) ?? [];
  const touched = created ?? named;
  return touched === undefined ? [] : [touched];
}

/** Of what the requests touched, the last of the type that events are about. */
function focusOf(touched: readonly string[], type: string): string | undefined {
  return touched.filter((one) => one.startsWith(`${type}/`)).at(-1);
}

function ordinal(index: number): string {
  return ['first', 'second', 'third'][index] ?? `${String(index + 1)}th`;
}

/** A text is sent as it is: it may be anything. */
function textOf(content: Json | undefined): string | undefined {
  return content === undefined || typeof content === 'string' ? content : JSON.stringify(content);
}
