import type { Subscriber, Wish } from '../../src/model/index.js';
import { ownPatient } from '../session/hearing.js';
import { SCHEME_URLS, SCHEMES, UNSUITABLE } from './keys.js';
import { createHook } from './subscribing.js';

/** Subscriptions with addresses that should not be taken, and their twins that should. None of them gets an event. */
export async function nameAddresses(subscriber: Subscriber): Promise<void> {
  const patient = await ownPatient(subscriber, 'addressed');
  for (const [content, { plain, secure }] of Object.entries(SCHEMES)) {
    await nameAddress(subscriber, secure, SCHEME_URLS.secure, { content, patient });
    await nameAddress(subscriber, plain, SCHEME_URLS.plain, { content, patient });
  }
  for (const [key, endpoint] of Object.entries(UNSUITABLE)) await nameAddress(subscriber, key, endpoint, { patient });
}

/** What is accepted is read once, and removed before the server tries again and again to reach it. */
async function nameAddress(
  subscriber: Subscriber,
  key: string,
  endpoint: string | undefined,
  wish: Wish,
): Promise<void> {
  const subscription = await createHook(subscriber, key, endpoint, wish, 'twin');
  if (subscription === undefined) return;
  await subscriber.read(subscription);
  await subscriber.remove(subscription);
}
