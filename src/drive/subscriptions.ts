import {
  at,
  blockedAt,
  isObject,
  type Answer,
  type CreateAnswer,
  type Json,
  type JsonObject,
  type SubscribedTo,
  type SubscriptionSettings,
  type Wish,
} from '../model/index.js';
import { isSuccess, wordsOf } from './answers.js';
import { note, type Stage } from './run.js';
import { send } from './send.js';
import { tagged } from './tagged.js';
import { poll } from './waiting.js';

const CHANNEL_TYPES = 'http://terminology.hl7.org/CodeSystem/subscription-channel-type';

/** How often a Subscription is looked at until it is active. */
const ACTIVE_EVERY_MS = 150;

/** The Subscription of a wish over the defaults; `patient` is the scenario's own, used where the wish names none. */
export function subscriptionBody({ run }: Stage, wish: Wish, patient: string | undefined): JsonObject {
  const { patient: wished = patient, secondFilter, heartbeatPeriodS, ...settings } = wish;
  const { topic } = run.facts;
  if (topic === undefined && wish.topic === undefined)
    throw blockedAt('topics', 'the server shows no topic to subscribe to');
  const second = secondFilter === true ? run.plan?.secondFilter : undefined;
  const asked: SubscriptionSettings = {
    status: 'requested',
    topic: topic?.url,
    reason: run.options.subscription === undefined ? 'conformance test' : undefined,
    channel: { system: CHANNEL_TYPES, code: 'websocket' },
    contentType: 'application/fhir+json',
    content: 'id-only',
    heartbeatPeriodS: heartbeatPeriodS && Math.round(heartbeatPeriodS * (run.options.heartbeatPeriodS ?? 1)),
    ...settings,
    filters: settings.filters ?? [
      ...(topic?.patientFilter !== undefined && typeof wished === 'string'
        ? [{ parameter: topic.patientFilter, value: wished }]
        : []),
      ...(second === undefined ? [] : [{ parameter: second.parameter, value: second.hit }]),
    ],
  };
  const { subscription: base, runId } = run.options;
  return tagged(base === undefined ? run.fhir.subscription(asked) : run.fhir.bases.over(base, asked), runId);
}

export async function createSubscription(
  stage: Stage,
  key: string,
  body: JsonObject,
  purpose: string,
): Promise<CreateAnswer> {
  const { run, recorder } = stage;
  const call = { purpose, about: key, method: 'POST', path: 'Subscription', body: JSON.stringify(body) } as const;
  const { created, ...answer } = await send(stage, call);
  const id = created?.split('/')[1];
  if (id === undefined) return answer;
  recorder.record({ kind: 'mark', mark: { name: 'subscribed', key, id, exchange: answer.exchange } });
  return { ...answer, subscription: { key, id, settings: settingsIn(stage, answer.json) ?? run.fhir.settings(body) } };
}

/**
 * Creates, reads back and waits for active. A Subscription that stays requested is used all the same (ambiguity A27). One
 * that cannot be found yet is looked for again: stores may lag behind their own answers.
 */
export async function subscribe(stage: Stage, key: string, body: JsonObject): Promise<SubscribedTo> {
  const { subscription, ...answer } = await createSubscription(stage, key, body, 'create');
  if (subscription === undefined) throw blockedAt('subscription', refusalOf(answer), wordsOf(answer));
  let settings = subscription.settings;
  let readable: 'yes' | 'not yet' | 'no' = 'yes';
  const wait = { what: `Subscription ${key} to become active`, everyMs: ACTIVE_EVERY_MS };
  const isDecided = async () => {
    const read = await readSubscription(stage, subscription);
    readable = isSuccess(read) ? 'yes' : read.status === 404 ? 'not yet' : 'no';
    settings = settingsIn(stage, read.json) ?? settings;
    return readable === 'yes' && settings.status !== 'requested';
  };
  const isLost = () => readable === 'no';
  const isMissing = () => readable === 'not yet';
  const met = await poll(stage, { ...wait, limitMs: activationLimitMs(stage) }, isDecided, isLost);
  if (!met && !isLost()) goOn(stage, isMissing() ? 'could not be found' : 'was still "requested"');
  return { ...subscription, settings };
}

function refusalOf(answer: Answer): string {
  if (answer.status === undefined) return 'the server did not answer the create of a Subscription';
  const status = String(answer.status);
  return isSuccess(answer)
    ? `the server did not say which id a Subscription got (${status})`
    : `the server refused a Subscription (${status})`;
}

function activationLimitMs({ run }: Stage): number {
  const { activationMs, settleMs } = run.limits;
  return run.activatesLate ? Math.min(settleMs, activationMs) : activationMs;
}

function goOn(stage: Stage, what: string): void {
  if (stage.signal.aborted) return;
  stage.run.activatesLate = true;
  const seconds = stage.run.limits.activationMs / 1000;
  note(stage, `A Subscription ${what} ${String(seconds)} s after it was created; it was used all the same.`);
}

export function readSubscription(stage: Stage, { key, id }: SubscribedTo): Promise<Answer> {
  return send(stage, { purpose: 'read', about: key, method: 'GET', path: `Subscription/${id}` });
}

export function removeSubscription(stage: Stage, { key, id }: SubscribedTo): Promise<Answer> {
  return send(stage, { purpose: 'delete', about: key, method: 'DELETE', path: `Subscription/${id}` });
}

export function subscriptionStatus(stage: Stage, { key, id }: SubscribedTo): Promise<Answer> {
  const path = `Subscription/${id}/$status`;
  return send(stage, { purpose: 'status', about: key, method: 'GET', path });
}

function settingsIn({ run }: Stage, json: Json | undefined): SubscriptionSettings | undefined {
  return isObject(json) && at(json, 'resourceType') === 'Subscription' ? run.fhir.settings(json) : undefined;
}
