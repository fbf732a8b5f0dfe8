import { Blocked, type Subscriber, type Wish } from '../../src/model/index.js';

/** Purpose of the Subscriptions that are tried where the usual one is refused. */
export const ALTERNATIVE = 'alternative';

/** Channels beside WebSocket, each with an endpoint of its kind. Names under example.org belong to nobody. */
const CHANNELS = {
  'rest-hook': undefined,
  email: 'mailto:fhir-handshake@example.org',
  message: 'https://example.org/fhir-handshake',
} as const;

const CONTENTS = ['empty', 'full-resource'] as const;

/**
 * The usual Subscription over other channels and with other content levels, to see whether there is anything that the server
 * does take. What is accepted is removed at once.
 */
export async function tryAlternatives(subscriber: Subscriber, patient: string): Promise<void> {
  for (const [code, usual] of Object.entries(CHANNELS)) {
    const endpoint = usual ?? (await ownEndpoint(subscriber));
    if (endpoint !== undefined) await attempt(subscriber, `channel-${code}`, { patient, channel: { code }, endpoint });
  }
  for (const content of CONTENTS) await attempt(subscriber, `content-${content}`, { patient, content });
}

async function attempt(subscriber: Subscriber, key: string, wish: Wish): Promise<void> {
  const { subscription } = await subscriber.create(key, subscriber.subscriptionBody(wish), ALTERNATIVE);
  if (subscription !== undefined) await subscriber.remove(subscription);
}

/** Undefined where the target could not reach one. */
async function ownEndpoint(subscriber: Subscriber): Promise<string | undefined> {
  try {
    return (await subscriber.endpoint('channel-rest-hook')).url;
  } catch (error) {
    if (error instanceof Blocked) return undefined;
    throw error;
  }
}
