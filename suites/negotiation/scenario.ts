import {
  Blocked,
  defineScenario,
  isObject,
  playParts,
  type SubscribedTo,
  type Subscriber,
} from '../../src/model/index.js';
import { tryAlternatives } from './alternatives.js';
import { exerciseDeclared } from './exercising.js';
import { tryFilters } from './filter-probes.js';
import { readBack } from './read-back.js';
import { searchByEach, searchForStored } from './searching.js';
import { subscribeToEachTopic } from './topic-probes.js';
import { reasonFor, sendTwin, TWINS, wishOf } from './twins.js';
import { searchByUrl } from './url-search.js';

export const negotiation = defineScenario({
  id: 'negotiation',
  title: 'A valid Subscription, twins that differ in one thing each and must be refused, search, update',
  phase: 'walk',
  connections: 0,
  async play(subscriber) {
    const patient = await subscriber.patient();
    await playParts(subscriber, {
      'a valid Subscription': () => negotiate(subscriber, patient),
      topics: () => subscribeToEachTopic(subscriber),
      filters: () => tryFilters(subscriber),
      'search by url': () => searchByUrl(subscriber),
    });
  },
});

async function negotiate(subscriber: Subscriber, patient: string): Promise<void> {
  const valid = await subscribeOr(subscriber, patient, () => tryAlternatives(subscriber, patient));
  await playParts(subscriber, {
    search: () => searchByEach(subscriber, valid),
    settings: () => askForEverything(subscriber, patient),
    twins: () => sendTwins(subscriber, valid, patient),
  });
  await playParts(subscriber, { update: () => update(subscriber, valid) });
  await playParts(subscriber, { declarations: () => exerciseDeclared(subscriber, valid) });
}

/** The Subscription that the others are compared with. */
async function subscribeOr(
  subscriber: Subscriber,
  patient: string,
  otherwise: () => Promise<void>,
): Promise<SubscribedTo> {
  try {
    return await subscriber.subscribe('valid', { patient, reason: reasonFor('valid', patient) });
  } catch (error) {
    if (error instanceof Blocked) await otherwise();
    throw error;
  }
}

/** Every optional setting at once: the server may refuse it or grant other values, visibly. */
async function askForEverything(subscriber: Subscriber, patient: string): Promise<void> {
  const end = new Date(subscriber.serverTime() + 3_600_000).toISOString();
  const wish = { patient, heartbeatPeriodS: 20, timeoutS: 30, maxCount: 10, content: 'full-resource', end };
  const { subscription } = await subscriber.create('everything', subscriber.subscriptionBody(wish));
  if (subscription !== undefined) await readBack(subscriber, subscription);
}

/**
 * The twins between two valid ones: only where both are accepted, a refusal is due to what differs and not to a quota.
 * The second one is for another patient, so that it is no duplicate of the first.
 */
async function sendTwins(subscriber: Subscriber, valid: SubscribedTo, patient: string): Promise<void> {
  for (const twin of TWINS) await sendTwin(subscriber, twin, patient);
  const other = await subscriber.patient('control');
  const control = await subscriber.create('control', subscriber.subscriptionBody(wishOf('control', other)));
  await searchForStored(subscriber, valid, patient);
  if (control.subscription === undefined) return;
  await readBack(subscriber, control.subscription);
  await subscriber.remove(control.subscription);
}

/** A changed reason. Some servers take no `active` from a client, so `requested` is tried as well. */
async function update(subscriber: Subscriber, valid: SubscribedTo): Promise<void> {
  const { json } = await subscriber.read(valid);
  if (!isObject(json)) return;
  const changed = { ...json, reason: `${valid.settings.reason ?? ''} (changed)` };
  const path = `Subscription/${valid.id}`;
  for (const status of new Set([json['status'], 'requested'])) {
    const body = { ...changed, status };
    const answer = await subscriber.request({ purpose: 'update', about: valid.key, method: 'PUT', path, body });
    if (answer.status !== undefined && answer.status < 300) break;
  }
  await subscriber.read(valid);
}
