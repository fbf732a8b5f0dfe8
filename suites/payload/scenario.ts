import { defineScenario, playParts, type Subscriber, type Triggered, type TriggerWish } from '../../src/model/index.js';
import { causeAndHear, hear, listen, plainInteraction, type Listener } from '../delivery/listener.js';
import { XML_KEY } from './formats.js';
import type { Level } from './levels.js';

const KEYS: Record<string, Level> = { empty: 'empty', 'id-only': 'id-only', full: 'full-resource' };

export const payload = defineScenario({
  id: 'payload',
  title: 'One stream of events at the content levels empty, id-only and full-resource',
  phase: 'walk',
  connections: 3,
  play: (subscriber) =>
    playParts(subscriber, {
      'content levels': () => contentLevels(subscriber),
      'MIME types': () => mimeTypes(subscriber),
    }),
});

async function contentLevels(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient('payload');
  const listeners: Listener[] = [];
  const parts = Object.entries(KEYS).map(([key, content]) => {
    const open = async (): Promise<void> => {
      listeners.push(await listen(subscriber, key, { content, patient }));
    };
    return [`content ${content}`, open] as const;
  });
  await playParts(subscriber, Object.fromEntries(parts));
  if (listeners.length === 0) return;

  const interactions = subscriber.facts.topic?.interactions ?? [];
  const plain = plainInteraction(subscriber.facts.topic);
  const others = interactions.filter((interaction) => interaction !== plain);
  const deaf = new Set<Listener>();
  const { focus } = await causeAndRead(subscriber, listeners, { interaction: plain, patient }, deaf);
  for (const interaction of others) {
    // What is deleted has been heard of before, so that its two events are not mixed up.
    const resource = interaction === 'delete' ? focus : undefined;
    await causeAndRead(subscriber, listeners, { interaction, patient, resource }, deaf);
  }
}

/** How often the resource is read until it is found: a store may lag behind its own notifications. */
const READ_EVERY_MS = 100;

/** The resource is read right after its event, so that what was sent can be compared. */
async function causeAndRead(
  subscriber: Subscriber,
  listeners: readonly Listener[],
  wish: TriggerWish,
  deaf: Set<Listener>,
): Promise<Triggered> {
  const { caused } = await causeAndHear(subscriber, listeners, wish, deaf);
  const { focus } = caused;
  if (focus === undefined || wish.interaction === 'delete') return caused;
  const read = () => subscriber.request({ purpose: 'read-focus', about: focus, method: 'GET', path: focus });
  const isFound = async () => (await read()).status !== 404;
  await subscriber.until(`${focus} to be readable`, subscriber.limits.activationMs, isFound, READ_EVERY_MS);
  return caused;
}

/** Two Subscriptions of different MIME types on one connection, where the server grants both. */
async function mimeTypes(subscriber: Subscriber): Promise<void> {
  const patient = await subscriber.patient('formats');
  const body = subscriber.subscriptionBody({ patient, contentType: 'application/fhir+xml' });
  const { subscription: xml } = await subscriber.create(XML_KEY, body);
  if (xml === undefined) return;
  await subscriber.read(xml);

  const { subscription, connection } = await listen(subscriber, 'json', { patient });
  const token = await subscriber.token(xml);
  if (token.url !== connection.url) return;
  connection.bind(token);
  const sinceAt = subscriber.now();
  const interaction = plainInteraction(subscriber.facts.topic);
  const caused = await subscriber.trigger({ interaction, patient, expects: [subscription, xml] });
  await hear({ subscription, connection }, [caused], sinceAt);
}
