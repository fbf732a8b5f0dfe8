import type { Subscriber } from '../../src/model/index.js';
import { declaredFor } from './declared.js';
import { idsIn, query, searchPages } from './searching.js';

/** Key of the Subscription that is searched for by its endpoint. */
export const BY_URL = 'by-url';

/** A rest-hook Subscription, whose endpoint nobody else has, searched for by it and by another one. */
export async function searchByUrl(subscriber: Subscriber): Promise<void> {
  if (!declaredFor(subscriber.facts).searchParameters.includes('url')) return;
  const patient = await subscriber.patient(BY_URL);
  const { url: endpoint } = await subscriber.endpoint(BY_URL);
  const body = subscriber.subscriptionBody({ patient, channel: { code: 'rest-hook' }, endpoint });
  const { subscription } = await subscriber.create(BY_URL, body);
  if (subscription === undefined) return;
  const { limits } = subscriber;
  await subscriber.until('search by url finds the Subscription', limits.deliveryMs, async () => {
    const pages = await searchPages(subscriber, 'search-url', 'hit', query('url', endpoint));
    return pages.some((page) => (page.status ?? 0) >= 300 || idsIn(page.json).includes(subscription.id));
  });
  await searchPages(subscriber, 'search-url', 'miss', query('url', `${endpoint}-of-nobody`));
  await subscriber.remove(subscription);
}
