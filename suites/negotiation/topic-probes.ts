import { textAt, type Facts, type Subscriber } from '../../src/model/index.js';

/** Enough to see whether topics are real, without filling the server with Subscriptions. */
const SAMPLE = 5;

/** Topics that the server shows and does not call retired, some of them. */
export function topicsToTry({ topics }: Facts): string[] {
  const urls = topics
    .filter((topic) => textAt(topic, 'status') !== 'retired')
    .flatMap((topic) => textAt(topic, 'url') ?? []);
  return [...new Set(urls)].slice(0, SAMPLE);
}

/** A Subscription without filter to each, removed at once. */
export async function subscribeToEachTopic(subscriber: Subscriber): Promise<void> {
  for (const [index, topic] of topicsToTry(subscriber.facts).entries()) {
    const body = subscriber.subscriptionBody({ topic, patient: false, filters: [] });
    const { subscription } = await subscriber.create(`topic-${String(index + 1)}`, body, 'topic-probe');
    if (subscription !== undefined) await subscriber.remove(subscription);
  }
}
